#pragma once

#include <optional>
#include <vector>

#include "duty/every.hpp"
#include "ledger/fact.hpp"

/// What is owed and what answers it: pure functions of what holds of a subject and of the facts about it.
namespace chengxin::duty {

using ledger::Number;
using ledger::Seq;

/// Days on which a subject meets a duty's condition, and where it is then.
struct Eligible {
    Date first{};
    Date past{};
    Number place = 0;
};

/// From one day to another, as seen on those days, the subject owes the span that the day lies in.
struct Owed {
    Date first{};
    Date past{};
    Number place = 0;
    bool operator==(Owed const&) const = default;
};

/// On each day D the span of D is owed if the subject is eligible on `held_days` of it, as far as is known on D:
/// what holds on D is taken to go on. A later statement changes later days only, which is what makes a figure of a past
/// day stay what it was.
/// in:  `eligible` in order, not overlapping; `in_force`, the days of the rule.
/// out: in order, neighbours of one place joined.
/// cost: proportional to the statements about the subject and the spans between them.
std::vector<Owed> owed_runs(std::vector<Eligible> const& eligible, Every every, std::int64_t held_days,
                            DateRange in_force);

/// An exit from the duty.
struct Exited {
    Date day{};
    ledger::FactId id;
    Seq seq = 0;
};

/// What became of one span.
struct Span {
    std::int64_t days = 0;       ///< distinct days of answers, counted up to what is asked for
    std::optional<Date> met_on;  ///< day of the answer that met it
    std::optional<Date> excused_on;
    std::optional<Seq> excused;  ///< the exit: the earliest (day, id)
    bool empty() const { return days == 0 && !excused; }
    bool operator==(Span const&) const = default;
};

/// in: `answers`, days of answers within the span, in any order, repeated as they come; exits within the span.
Span span_of(std::vector<Date> answers, std::vector<Exited> const& exits, std::int64_t times);

/// Facts that came to a span.
struct Added {
    std::vector<Date> answers;
    std::vector<Exited> exits;
};

/// Whether one more answer on the day leaves the span as it is: it was met by then.
bool is_past(Span const& span, Date day);
/// What a span becomes by what came to it, where that can be told without the facts that were there: of those it keeps
/// the number of days, the day it was met and the earliest exit.
/// out: as span_of of all facts would say; nothing when they have to be read.
std::optional<Span> span_after(Span const& span, Added const& added, std::int64_t times);
/// The same when answers were read: those before the day it was met, all of them where it is not met.
/// in: exits that span_after can tell alone.
Span span_after(Span const& span, Added const& added, std::vector<Date> earlier, std::int64_t times);

enum class Outcome { owed, met, excused };

/// One more or one less of an outcome, from a day on, at a place. Outcomes are summed from the first day of their span;
/// what is owed is summed from the beginning.
struct Step {
    Outcome outcome = Outcome::owed;
    Date day{};
    Number place = 0;
    std::int64_t n = 0;
};

std::vector<Step> owed_steps(std::vector<Owed> const& runs);
/// A span counts as met from the day it was met, and as excused from the day of the exit until it is met, as long as
/// it is owed, where it is owed.
std::vector<Step> outcome_steps(std::vector<Owed> const& runs, Span const& span, DateRange days);

}  // namespace chengxin::duty
