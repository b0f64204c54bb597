#pragma once

#include <optional>
#include <vector>

#include "demo/folk.hpp"

/// What happens in the full demo county, day by day: planned whole before anything is recorded, so that the totals of
/// the headline figures are drawn first and spread over their records.
namespace chengxin::demo {

enum class What : std::uint8_t {
    visit,
    call,
    diary,
    reception,
    down_visit,
    deed,
    confirmation,
    fund,
    dispute,
    specialised,
    financing,
    station_day,
    card,
    basics,
    priorities,
    village_plan,
    report,
    survey_finance,
    survey_land,
    organisation,
    development,
    labour,
    meal,
    stay,
    training,
    help,
    pairing,
    honour,
    voice,
    hardship,
    task_letter,
    kit,
    correction,
    withdrawal,
    excuse,
};

/// One record to be.
struct Planned {
    Date on{};   ///< recorded in the evening of it
    Date day{};  ///< when it happened
    What what = What::visit;
    std::uint32_t number = 0;  ///< by which others refer to it
    std::uint32_t refers = 0;  ///< confirmation, correction, withdrawal: to which
    std::uint32_t station = 0;
    std::uint32_t home = 0;
    std::uint32_t who = 0;     ///< which of those who may
    std::int64_t n = 0;        ///< people, fen, or which of a list
    bool is_mended = false;    ///< a correction follows
    bool comes_twice = false;  ///< the same command is pushed again
};

/// The days of the headline figures, and the last one of the demo.
struct Window {
    Date first{};
    Date past{};
    Date end{};
};

/// in:  `random`, from which everything is drawn.
/// out: in the order in which it is recorded.
std::vector<Planned> plan(Random& random, Folk const& folk, Scale scale, Window const& window);

}  // namespace chengxin::demo
