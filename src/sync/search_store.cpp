#include "sync/search_store.hpp"

namespace chengxin::sync {

std::vector<StandingFact> standing_facts(store::Connection& connection, ledger::Tenant tenant, Number kind,
                                         command::SubjectRange const& range) {
    std::vector<StandingFact> found;
    connection.visit<StandingFact>(
        "select s.subject, s.key, s.past, s.seq, f.id, f.answers from standing s"
        " join fact f on f.tenant = s.tenant and f.seq = s.seq"
        " where s.tenant = $1 and s.kind = $2 and s.subject > $3 and s.subject <= $4"
        " order by s.subject, s.key, s.first",
        [&](StandingFact&& row) { found.push_back(std::move(row)); }, tenant, kind, range.after, range.last);
    return found;
}

std::vector<ledger::Sealed> standing_sealed(store::Connection& connection, ledger::Tenant tenant, Number kind,
                                            command::SubjectRange const& range) {
    std::vector<ledger::Sealed> found;
    connection.visit<ledger::Sealed>(
        "select x.seq, x.field, x.value from standing s"
        " join sealed x on x.tenant = s.tenant and x.seq = s.seq"
        " where s.tenant = $1 and s.kind = $2 and s.subject > $3 and s.subject <= $4"
        " order by s.subject, s.key, s.first, x.field",
        [&](ledger::Sealed&& row) { found.push_back(std::move(row)); }, tenant, kind, range.after, range.last);
    return found;
}

std::vector<SubjectKey> subject_keys(store::Connection& connection, ledger::Tenant tenant,
                                     command::SubjectRange const& range) {
    std::vector<SubjectKey> found;
    connection.visit<SubjectKey>(
        "select k.subject, s.id, k.wrapped from subject_key k"
        " join subject s on s.tenant = k.tenant and s.number = k.subject"
        " where k.tenant = $1 and k.subject > $2 and k.subject <= $3 order by k.subject",
        [&](SubjectKey&& row) { found.push_back(std::move(row)); }, tenant, range.after, range.last);
    return found;
}

std::vector<ChangedSubject> facts_since(store::Connection& connection, ledger::Tenant tenant, ledger::Seq after,
                                        std::int64_t limit) {
    return connection.rows<ChangedSubject>(
        "select seq, kind, subject from fact where tenant = $1 and seq > $2 order by seq limit $3", tenant, after,
        limit);
}

}  // namespace chengxin::sync
