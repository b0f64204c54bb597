#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "ledger/fact_store.hpp"

/// The ledger's tables in pages, for whoever walks all of them: each call is one finished query, so that nothing else
/// runs on the connection meanwhile and memory is that of a page.
namespace chengxin::ledger {

constexpr Number before_all = std::numeric_limits<Number>::min();
constexpr Number after_all = std::numeric_limits<Number>::max();

/// What a row is in the chain; nothing derived.
struct ChainRow {
    Seq seq = 0;
    FactId id;
    Number kind = 0;
    Number subject = 0;
    Date day{};
    Number author = 0;
    Number recorder = 0;
    Instant recorded_at{};
    Action action = Action::record;
    std::optional<FactId> corrects;
    Number pack = 0;
    std::string answers;
    Hash leaf{};
    Hash link{};
};
BOOST_DESCRIBE_STRUCT(ChainRow, (),
                      (seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers,
                       leaf, link))

/// Rows as they were read, and why the next one could not be.
template <typename Row>
struct Page {
    std::vector<Row> rows;
    std::optional<std::string> failure;
};

/// The `limit` rows that follow `after`, by seq.
Page<ChainRow> chain_page(store::Connection& connection, Tenant tenant, Seq after, std::int64_t limit);

/// Sealed values of the facts with `after` < seq ≤ `last`, by seq and field.
Page<Sealed> sealed_page(store::Connection& connection, Tenant tenant, Seq after, Seq last);

/// throws: StoreFailure, as all of the following.
std::vector<Subject> subject_page(store::Connection& connection, Tenant tenant, Number after, std::int64_t limit);
std::vector<WrappedKey> key_page(store::Connection& connection, Tenant tenant, Number after, std::int64_t limit);

/// All facts of a year about the subjects with `after` < number ≤ `last`, whatever their state, by subject.
std::vector<Row> rows_of_subjects(store::Connection& connection, Tenant tenant, std::int64_t year, Number after,
                                  Number last);

/// Subjects of the facts of a kind with a seq behind `after`.
std::vector<Number> subjects_of_kind(store::Connection& connection, Tenant tenant, Number kind, Seq after);

/// The words of a tenant with their numbers.
struct WordRow {
    Number number = 0;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(WordRow, (), (number, text))
std::vector<WordRow> all_words(store::Connection& connection, Tenant tenant);

}  // namespace chengxin::ledger
