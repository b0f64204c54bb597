#include "backup/proof.hpp"

namespace chengxin::backup {

std::string to_text(CountyHead const& head) {
    return std::to_string(head.county) + " " + std::to_string(head.seq) + " " + to_hex(head.link);
}

CountyHead head_of(store::Connection& connection, ledger::Tenant county) {
    auto const head = ledger::load_head(connection, county);
    return {county, head.seq, head.link};
}

std::vector<CountyHead> heads_of(store::Connection& connection) {
    std::vector<CountyHead> heads;
    for (auto const county : command::tenants(connection)) heads.push_back(head_of(connection, county));
    return heads;
}

command::Findings prove(command::County& county, store::Connection& connection) {
    command::Findings findings;
    auto const prefix = std::to_string(county.tenant()) + "：";
    if (auto const verified = command::verify(county, connection); verified.broken)
        findings.push_back(prefix + *verified.broken);
    for (auto const& finding : command::check(county, connection)) findings.push_back(prefix + finding);
    return findings;
}

command::Findings prove_all(store::Store& store, ledger::MasterKey const& key) {
    command::Findings findings;
    for (auto const tenant : command::tenants(store.writer())) {
        command::County county(store, tenant, key);
        auto const more = store.read([&](store::Connection& connection) { return prove(county, connection); });
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

}  // namespace chengxin::backup
