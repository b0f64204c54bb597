#pragma once

#include "command/derived_store.hpp"
#include "ledger/fact_store.hpp"

/// What stands in the ledger's tables of those who are searched for, many at once.
namespace chengxin::sync {

using ledger::Number;

/// A fact that holds of a subject, the last of its key, with its answers as they lie in the ledger.
struct StandingFact {
    Number subject = 0;
    std::string key;
    Date past{};
    ledger::Seq seq = 0;
    ledger::FactId id;
    std::string answers;
};
BOOST_DESCRIBE_STRUCT(StandingFact, (), (subject, key, past, seq, id, answers))

struct SubjectKey {
    Number subject = 0;
    ledger::SubjectId id;
    store::Blob wrapped;
};
BOOST_DESCRIBE_STRUCT(SubjectKey, (), (subject, id, wrapped))

/// A fact that may have changed what is found.
struct ChangedSubject {
    ledger::Seq seq = 0;
    Number kind = 0;
    Number subject = 0;
};
BOOST_DESCRIBE_STRUCT(ChangedSubject, (), (seq, kind, subject))

/// By subject, key and day: the last of a key is the one that holds, or held last. throws: StoreFailure, as all.
std::vector<StandingFact> standing_facts(store::Connection& connection, ledger::Tenant tenant, Number kind,
                                         command::SubjectRange const& range);
/// The sealed values of those facts, in the same order: by another the planner would walk all that is sealed.
std::vector<ledger::Sealed> standing_sealed(store::Connection& connection, ledger::Tenant tenant, Number kind,
                                            command::SubjectRange const& range);
std::vector<SubjectKey> subject_keys(store::Connection& connection, ledger::Tenant tenant,
                                     command::SubjectRange const& range);
/// The facts that follow `after`, by seq.
std::vector<ChangedSubject> facts_since(store::Connection& connection, ledger::Tenant tenant, ledger::Seq after,
                                        std::int64_t limit);

}  // namespace chengxin::sync
