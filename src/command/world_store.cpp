#include "command/world.hpp"
#include "ledger/fact_store.hpp"

namespace chengxin::command {

namespace {

struct TenantRow {
    std::int64_t offset_minutes;
    ledger::Hash master_check;
};
BOOST_DESCRIBE_STRUCT(TenantRow, (), (offset_minutes, master_check))

struct TenantNumber {
    std::int64_t tenant;
};
BOOST_DESCRIBE_STRUCT(TenantNumber, (), (tenant))

std::optional<TenantRow> find_tenant(store::Connection& connection, ledger::Tenant tenant) {
    return connection.row<TenantRow>("select offset_minutes, master_check from tenant where tenant = $1", tenant);
}

}  // namespace

County::County(store::Store& store, ledger::Tenant tenant, ledger::MasterKey key)
    : store_(store),
      tenant_(tenant),
      key_(key),
      words_(tenant) {
    auto const row = find_tenant(store.writer(), tenant);
    if (!row)
        throw store::StoreFailure("数据库里没有编号为 " + std::to_string(tenant) + " 的县，请先运行 chengxin init。");
    if (row->master_check != key_.check_value()) {
        throw std::runtime_error("密钥文件不是这个数据库的：请换回建库时的密钥文件。");
    }
    offset_ = std::chrono::minutes{row->offset_minutes};
    words_.reload(store.writer());
}

std::shared_ptr<World const> County::world(store::Connection& connection) {
    return world(connection, ledger::load_head(connection, tenant_));
}

std::shared_ptr<World const> County::world(store::Connection& connection, ledger::Head const& head) {
    words_.refresh(connection);
    auto const roster_seq = head.roster_seq;
    {
        std::lock_guard const lock(mutex_);
        if (world_ && world_->roster_seq == roster_seq) return world_;
    }
    auto made = std::make_shared<World>();
    made->roster_seq = roster_seq;
    made->divisions = roster::Divisions::load(connection, tenant_, words_);
    made->method = pack::load_method(connection, tenant_, words_, made->divisions.county());
    std::lock_guard const lock(mutex_);
    if (!world_ || world_->roster_seq < roster_seq) world_ = made;
    return made;
}

void County::forget() {
    words_.forget();
    familiar_.forget();
    std::lock_guard const lock(mutex_);
    world_.reset();
}

fact::Ledger County::ledger(store::Connection& connection, World const& world) {
    return {connection, tenant_, words_, world.method.catalogue, world.divisions};
}

std::vector<ledger::Tenant> tenants(store::Connection& connection) {
    std::vector<ledger::Tenant> found;
    for (auto const& row : connection.rows<TenantNumber>("select tenant from tenant order by tenant")) {
        found.push_back(row.tenant);
    }
    return found;
}

Outcome make_tenant(store::Store& store, ledger::Tenant tenant, std::chrono::minutes offset,
                    ledger::MasterKey const& key, Instant now) {
    auto& writer = store.writer();
    store::Transaction transaction(writer, store::Transaction::Purpose::write);
    if (find_tenant(writer, tenant)) {
        return Problem{Refusal::conflict, "tenant.exists", "", "这个县已经建过了，不会再建一次。"};
    }
    auto const beginning = ledger::first_link(tenant);
    writer.run("insert into tenant (tenant, offset_minutes, master_check) values ($1, $2, $3)", tenant, offset.count(),
               key.check_value());
    writer.run("insert into tenant_head (tenant, seq, link, recorded_at, roster_seq) values ($1, 0, $2, $3, 0)", tenant,
               beginning, now);
    transaction.commit();
    return Done{};
}

}  // namespace chengxin::command
