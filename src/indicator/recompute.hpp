#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "duty/duty_store.hpp"
#include "indicator/cell_store.hpp"

/// Everything derived about one subject, computed anew from all facts about it: the other way to the same result.
/// `chengxin check` compares it with the tables, figures as known on a past day are summed from it, and a newly
/// installed pack is counted with it. What belongs to a subject follows from the facts about that subject alone.
namespace chengxin::indicator {

struct Rules {
    fact::ByStream<duty::Rule> const& duties;
    fact::ByStream<Definition> const& indicators;
};

/// What one fact should show.
struct FactState {
    ledger::Seq seq = 0;
    ledger::State state = ledger::State::counts;
    Number place = 0;
    std::int64_t confirmed = 0;
};

struct StandingOf {
    Number kind = 0;
    roster::StandingRow row;
};

struct SpanOf {
    Number duty = 0;
    duty::SpanNumber number = 0;
    duty::Span span;
};

struct OwedOf {
    Number duty = 0;
    duty::Owed run;
};

/// How much of a stream fell to something on a day.
struct TallyStep {
    Number stream = 0;
    Date day{};
    Number place = 0;
    Number item = 0;
    std::int64_t n = 0;
};

struct SubjectState {
    std::vector<FactState> facts;
    std::vector<StandingOf> standing;
    std::vector<roster::LinkRow> links;
    std::vector<roster::HouseholdRow> household;
    std::vector<OwedOf> owed;
    std::vector<SpanOf> spans;
    std::vector<DatedStep> steps;
    std::vector<TallyStep> tallies;
};

/// in: all facts about the subject that are to be known of, by seq, in whatever state.
SubjectState recompute(fact::Ledger const& ledger, Rules const& rules, ledger::Subject const& subject,
                       std::vector<ledger::Row> rows);

/// Calls `take` for each subject with all facts about it up to `seq_max`, in the order of subjects. No query is open
/// while it does: `take` may use the connection. Memory: the facts of 200 subjects.
void each_subject(fact::Ledger const& ledger, ledger::Seq seq_max,
                  std::function<void(ledger::Subject const&, std::vector<ledger::Row>)> const& take);

}  // namespace chengxin::indicator
