#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "indicator/figure.hpp"

/// What a figure is made of: one stream counted by month and by part.
namespace chengxin::indicator {

/// One stream counted.
struct Numbers {
    std::int64_t total = 0;
    std::vector<std::int64_t> months;        ///< as in Asked::months
    std::map<Number, std::int64_t> parts;    ///< by direct part, those of nothing left out
    std::map<Number, std::int64_t> options;  ///< of the total
};

/// Which direct part of the asked division each place lies in; the division itself stands for what has no part.
class Parts {
public:
    Parts(roster::Divisions const& divisions, Number division, Date day)
        : divisions_(divisions),
          division_(division),
          day_(day) {}

    /// out: nothing when the place is outside the division.
    std::optional<Number> part_of(Number place);
    Number division() const { return division_; }

private:
    roster::Divisions const& divisions_;
    Number division_;
    Date day_;
    std::map<Number, std::optional<Number>> known_;
};

/// What all facts that were known at a past moment say, of the streams asked for.
struct Known {
    std::vector<DatedStep> steps;
    std::vector<TallyStep> tallies;
    std::vector<roster::LinkRow> links;
    std::map<Number, std::vector<roster::HouseholdRow>> households;
    std::map<Number, std::vector<duty::OwedRow>> members;  ///< by the number of a group's rule
};

/// A question on its way to be answered.
struct Asked {
    fact::Ledger const& ledger;
    Rules const& rules;
    Question const& question;
    Parts& parts;
    std::vector<std::int64_t> months;  ///< of the span, up to the last day
    Known const* known = nullptr;      ///< what was known, where the question is of a past moment

    /// The last day of each month, or of what is asked for.
    std::vector<Date> moments() const;
};

/// Answers with what the question is asked of: reads what was known, where it is of a past moment.
void ask(fact::Ledger const& ledger, Rules const& rules, Question const& question,
         std::function<void(Asked const&)> const& answer);

/// How steps of a stream add up to the number of a span.
enum class Adding {
    events,   ///< those of the span
    running,  ///< all up to its end: what holds then
    owed,     ///< what holds at the end of each of a duty's spans, added
    outcome,  ///< those since the beginning of a duty's span
};

/// A stream that is kept in cells: an indicator's own, or an outcome of a duty.
struct Stream {
    Number number = -1;  ///< word
    Adding adding = Adding::events;
    Definition const* definition = nullptr;
    duty::Rule const* rule = nullptr;
    duty::Outcome outcome = duty::Outcome::owed;
};

/// Cells, and what is not in a whole month of them.
Numbers add_up(Asked const& asked, Stream const& stream);

/// How many different items of a tally.
Numbers tell_apart(Asked const& asked, Definition const& definition);

/// The smallest number of any member of the group, and among how many.
struct LeastNumbers {
    Numbers least;
    Numbers among;
};
LeastNumbers least_of(Asked const& asked, Definition const& definition);

/// Who belongs to a group on the day, within the division.
std::vector<duty::OwedRow> members_on(Asked const& asked, std::string const& group, Date day);

/// A member of a group with its number.
struct Member {
    Number subject = 0;
    Number place = 0;
    std::int64_t n = 0;
};
/// Members of the group on the last day, fewest first. in: `definition` is a least.
std::vector<Member> members_of(Asked const& asked, Definition const& definition);

/// Links that an indicator counts, and bodies that are complete.
Numbers count_links(Asked const& asked, Definition const& definition);
/// Those counted at the end, or in the span, by day and seq.
std::vector<roster::LinkRow> links_counted(Asked const& asked, Definition const& definition);

/// Steps of the days given, read off the rows that keep days. in: `days`, within one month.
std::vector<DatedStep> dated_steps(Asked const& asked, Stream const& stream, DateRange days);
/// Tallies of a month up to the day, of an indicator that tells apart.
std::vector<TallyRow> dated_tallies(Asked const& asked, Definition const& definition, DateRange days);
/// Tallies of the span, by month, up to the last day.
std::vector<TallyRow> tallies_asked(Asked const& asked, Definition const& definition);

}  // namespace chengxin::indicator
