#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "duty/eligibility.hpp"
#include "fact/answers.hpp"
#include "fact/settle.hpp"
#include "indicator/definition.hpp"

/// What a fact, or what holds of a subject, adds to an indicator.
namespace chengxin::indicator {

using ledger::Number;

/// The number of a word: one that is given if need be while facts are written, the one it has while they are read.
using NumberOf = std::function<Number(std::string_view word)>;

struct Addition {
    Number split = 0;  ///< word of an option; 0: to the whole
    Number item = 0;   ///< what it is told apart by; 0: nothing
    std::int64_t n = 0;
};

/// One more or one less of a stream from a day on.
struct DatedStep {
    Number stream = 0;
    Date day{};
    Number place = 0;
    std::int64_t n = 0;
    Number split = 0;
};

/// A fact that may be counted: its answers are read once, however many indicators look at it.
class Event {
public:
    /// in: all three outlive this. `kind`, as it is declared.
    Event(fact::Catalogue const& catalogue, fact::Kind const& kind, ledger::Row const& row)
        : catalogue_(catalogue),
          kind_(kind),
          row_(row) {}

    fact::Kind const& kind() const { return kind_; }
    ledger::Row const& row() const { return row_; }
    fact::Answers const& answers() const;

private:
    fact::Catalogue const& catalogue_;
    fact::Kind const& kind_;
    ledger::Row const& row_;
    mutable json::Value read_;
    mutable std::optional<fact::Answers> answers_;
};

/// Whether a fact is counted by the indicator.
bool counts(fact::Catalogue const& catalogue, Definition const& definition, std::string_view kind,
            ledger::Row const& row);

/// What a fact adds: nothing if it is not counted. To the whole first, then to its parts.
/// cost: a look-up of the subject for what is told apart by one.
std::vector<Addition> additions(fact::Ledger const& ledger, Definition const& definition, Event const& event,
                                NumberOf const& number_of);

/// A value that holds of a subject.
struct Holding {
    std::string kind;
    Date first{};
    Date past{};
    json::Object answers;
};

/// Where the subject is, when.
struct Whereabouts {
    std::vector<roster::HouseholdRow> moves;  ///< of a household; it is counted no longer than it is there
    Number at = 0;                            ///< of everything else
};

/// What holds of a subject, as steps of a stock: each value, or the subject once however many there are.
std::vector<DatedStep> stock_steps(fact::Ledger const& ledger, Definition const& definition,
                                   std::vector<Holding> const& holdings, Whereabouts const& whereabouts,
                                   NumberOf const& number_of);

}  // namespace chengxin::indicator
