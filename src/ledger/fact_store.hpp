#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "ledger/correction_rules.hpp"
#include "ledger/fact.hpp"
#include "store/connection.hpp"

/// The ledger's own tables. Knows no kind. Every query names its tenant first.
namespace chengxin::ledger {

struct Subject {
    Number number = 0;
    SubjectId id;
    Number kind = 0;  ///< word
};
BOOST_DESCRIBE_STRUCT(Subject, (), (number, id, kind))

struct Sealed {
    Seq seq = 0;
    Number field = 0;  ///< word
    store::Blob value;
};
BOOST_DESCRIBE_STRUCT(Sealed, (), (seq, field, value))

struct WrappedKey {
    Number subject = 0;
    store::Blob wrapped;
};
BOOST_DESCRIBE_STRUCT(WrappedKey, (), (subject, wrapped))

/// The seq of the last fact recorded at or before `moment`; 0 if there is none. cost: a look-up a doubling of the
/// ledger.
Seq seq_at(store::Connection& connection, Tenant tenant, Instant moment);

Head load_head(store::Connection& connection, Tenant tenant);
/// As load_head; until the transaction ends nobody else writes to this ledger, whichever process they are.
Head lock_head(store::Connection& connection, Tenant tenant);
void save_head(store::Connection& connection, Tenant tenant, Head const& head);

void append(store::Connection& connection, Tenant tenant, std::vector<Row> const& rows,
            std::vector<Sealed> const& sealed);
void add_subjects(store::Connection& connection, Tenant tenant, std::vector<Subject> const& subjects,
                  std::vector<WrappedKey> const& keys);

// Each of these is one question to the database, however much is asked for; what is not there has no row in the answer.

std::vector<Row> find_all(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids);
std::vector<Row> find_all_seqs(store::Connection& connection, Tenant tenant, std::vector<Seq> const& seqs);
std::vector<Subject> find_subjects(store::Connection& connection, Tenant tenant, std::vector<SubjectId> const& ids);
std::vector<Subject> find_subject_numbers(store::Connection& connection, Tenant tenant,
                                          std::vector<Number> const& numbers);

// The same without waiting: what was found stands in `into`, behind what is there, after Connection::answer().

void ask_all(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids, std::vector<Row>& into);
void ask_subjects(store::Connection& connection, Tenant tenant, std::vector<SubjectId> const& ids,
                  std::vector<Subject>& into);
void ask_keys(store::Connection& connection, Tenant tenant, std::vector<Number> const& subjects,
              std::vector<WrappedKey>& into);

std::optional<Row> find(store::Connection& connection, Tenant tenant, FactId const& id);
std::optional<Row> find_seq(store::Connection& connection, Tenant tenant, Seq seq);
std::optional<Subject> find_subject(store::Connection& connection, Tenant tenant, SubjectId const& id);
std::optional<Subject> find_subject_number(store::Connection& connection, Tenant tenant, Number number);
std::optional<store::Blob> find_key(store::Connection& connection, Tenant tenant, Number subject);
std::optional<store::Blob> find_sealed(store::Connection& connection, Tenant tenant, Seq seq, Number field);

/// Which facts of a subject are asked for.
struct Period {
    std::int64_t year = 0;  ///< that both days lie in
    Number subject = 0;
    Number kind = 0;
    Date first{};
    Date past{};
};
BOOST_DESCRIBE_STRUCT(Period, (), (year, subject, kind, first, past))
/// Rows that count, `first` ≤ day < `past`, for each period in the order (day, seq).
std::vector<std::vector<Row>> counting_rows(store::Connection& connection, Tenant tenant,
                                            std::vector<Period> const& periods);
/// Rows of a subject and kind that count, with `first` ≤ day < `past`, in the order (day, seq).
std::vector<Row> counting_rows(store::Connection& connection, Tenant tenant, Number subject, Number kind, Date first,
                               Date past);
/// All rows about a subject, whatever their state, newest first.
std::vector<Row> rows_about(store::Connection& connection, Tenant tenant, Number subject, std::int64_t limit);
/// All rows about a subject, whatever their state: for what is computed anew.
std::vector<Row> all_rows_about(store::Connection& connection, Tenant tenant, Number subject);
/// The same of each subject, in a question a year.
std::vector<std::vector<Row>> all_rows_about(store::Connection& connection, Tenant tenant,
                                             std::vector<Number> const& subjects);
/// All subjects of a tenant, by number.
std::vector<Subject> all_subjects(store::Connection& connection, Tenant tenant);
/// A place in a list whose latest day comes first: rows before it in (day, seq) follow.
struct PageStart {
    Date day;
    Seq seq;
};
/// Rows in a division, of a kind, that count, the latest day first, from `before` downwards.
std::vector<Row> rows_at(store::Connection& connection, Tenant tenant, Number place, Number kind, DateRange days,
                         PageStart before, std::int64_t limit);

/// Calls `take` for every counting row of a division and kind in the days given, by (day, seq).
void each_at(store::Connection& connection, Tenant tenant, Number place, Number kind, DateRange days,
             std::function<void(Row const&)> const& take);

/// Facts that `corrects` binds to one another, by seq.
using Family = std::vector<Row>;
/// The families of the facts named, each once: everything that is bound to one of them, itself included if it is here.
/// cost: as many questions as the longest chain of corrections is long.
std::vector<Family> families_of(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids);
/// Those of the facts named that a fact which is here corrects.
std::vector<FactId> corrected_among(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids);

/// What is derived of one fact, as it is to be from now on.
struct NewState {
    Seq seq = 0;
    State state = State::counts;
};
BOOST_DESCRIBE_STRUCT(NewState, (), (seq, state))
struct NewPlace {
    Seq seq = 0;
    Number place = 0;
};
BOOST_DESCRIBE_STRUCT(NewPlace, (), (seq, place))
void set_states(store::Connection& connection, Tenant tenant, std::vector<NewState> const& states);
void set_places(store::Connection& connection, Tenant tenant, std::vector<NewPlace> const& places);

/// Erases a subject's key and every sealed value of facts about it. The chain does not change.
void erase_sealed(store::Connection& connection, Tenant tenant, Number subject);

Version version_of(Row const& row);

}  // namespace chengxin::ledger
