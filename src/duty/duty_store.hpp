#pragma once

#include <string>
#include <vector>

#include "duty/eligibility.hpp"
#include "fact/settle.hpp"

/// What is owed, answered and excused, kept beside the facts and recomputed for the subject touched.
namespace chengxin::duty {

struct OwedRow {
    Number subject = 0;
    Date first{};
    Date past{};
    Number place = 0;
    bool operator==(OwedRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OwedRow, (), (subject, first, past, place))

struct SpanRow {
    Number subject = 0;
    std::int64_t days = 0;
    std::optional<Date> met_on;
    std::optional<Date> excused_on;
    std::optional<Seq> excused;
    bool operator==(SpanRow const&) const = default;

    Span span() const { return {days, met_on, excused_on, excused}; }
};
BOOST_DESCRIBE_STRUCT(SpanRow, (), (subject, days, met_on, excused_on, excused))

/// The answers of an exit: a fact of the built-in kind duty_exit about the one who owes.
struct ExitAnswers {
    static constexpr std::string_view kind_name = "duty_exit";
    std::string duty;
    std::string exit;
    std::optional<std::string> reason;
    std::optional<json::Value> note;  ///< sealed
};
BOOST_DESCRIBE_STRUCT(ExitAnswers, (), (duty, exit, reason, note))

/// What holds of each subject, of the kinds and links that the rule reads.
std::vector<Held> held_of(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& subjects);
/// Whether a fact answers the rule, on a day that it asks for.
bool answers(fact::Ledger const& ledger, Rule const& rule, ledger::Row const& row);
/// Whether a fact of the kind duty_exit is an exit from the rule's duty, agreed to by whoever has to.
bool is_exit_of(Rule const& rule, ledger::Row const& row);
/// What became of a span.
/// in: facts that count, about the subject, in the span; of any kind and in any order.
Span span_from(fact::Ledger const& ledger, Rule const& rule, SpanNumber span, std::vector<ledger::Row> const& rows);

/// Who owes it on the day: those who hold one of the rule's links to the subject itself or, of the divisions it lies
/// in, to the innermost where anybody does. Resolved when read, so that a new posting rewrites nothing.
/// in:  `lineage`: the subject, its village, township, county.
/// out: persons, in the order of their numbers.
std::vector<Number> owed_by(fact::Ledger const& ledger, Rule const& rule, std::vector<Number> const& lineage, Date day);

std::vector<Owed> owed_of(fact::Ledger const& ledger, Number duty, Number subject);
Span span_of(fact::Ledger const& ledger, Number duty, Number subject, SpanNumber span);
/// All spans of that number that were answered or excused, by subject.
std::vector<SpanRow> spans_in(fact::Ledger const& ledger, Number duty, SpanNumber span);
/// All runs, by subject and day.
std::vector<OwedRow> owed_rows(fact::Ledger const& ledger, Number duty);

}  // namespace chengxin::duty
