#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fact/by_stream.hpp"
#include "fact/kind.hpp"

/// What someone owes by a date, answered by facts. Spans are virtual until answered or excused.
/// source: docs/packs.md; architecture: docs/adr/0007-duties.md
namespace chengxin::duty {

/// A stream that answers a duty.
struct Answer {
    std::string fact;
    condition::Condition when;  ///< fields of that fact
};

/// An honest way out: could_not, not_needed, merged, handed_over.
struct Exit {
    std::string name;
    std::string list;  ///< reasons; "" if none are listed
};

struct Rule {
    std::string name;
    std::string title;
    std::string each;                ///< subject kind
    condition::Condition owed_if;    ///< of the subject, by what holds of it
    std::vector<std::string> reads;  ///< standing kinds that owed_if reads, the subject's own kind among them
    json::Value times{1};            ///< a number or "$setting", as on the first day of the span
    std::int64_t held_days = 1;      ///< of the span, for it to be owed at all
    std::vector<Answer> answers;
    std::vector<Exit> exits;
    std::vector<std::string> owed_by;  ///< links
    std::vector<std::string> source;
    Date first{};

    Exit const* exit(std::string_view exit_name) const;
    /// How many distinct days of answers a span that begins on `day` asks for.
    std::int64_t times_on(fact::Catalogue const& catalogue, Date day) const;
};

/// The streams of a duty's outcomes, as indicators name them: "duty.NAME.owed".
std::string stream_owed(std::string_view duty);
std::string stream_met(std::string_view duty);
std::string stream_excused(std::string_view duty);

}  // namespace chengxin::duty
