#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "command/familiar.hpp"
#include "fact/settle.hpp"
#include "ledger/seal.hpp"
#include "ledger/word_store.hpp"
#include "pack/compile.hpp"
#include "roster/divisions.hpp"
#include "store/store.hpp"

/// What decisions and reads of one county rest on.
namespace chengxin::command {

/// Divisions and packs as of the last fact that changed them. Never changed once made: whoever holds one may read it.
struct World {
    ledger::Seq roster_seq = -1;
    roster::Divisions divisions;
    pack::Method method;
};

/// A county being served: its store, its key, its words, its world.
class County {
public:
    /// throws: StoreFailure when the store holds no such county; std::runtime_error when the key file is another's.
    County(store::Store& store, ledger::Tenant tenant, ledger::MasterKey key);

    store::Store& store() { return store_; }
    ledger::Tenant tenant() const { return tenant_; }
    ledger::MasterKey const& key() const { return key_; }
    ledger::Words& words() { return words_; }
    std::chrono::minutes offset() const { return offset_; }
    Date today(Instant now) const { return day_at(now, offset_); }

    /// The world as the connection's view of the database has it, with the words that stand in it.
    std::shared_ptr<World const> world(store::Connection& connection);
    /// in: `head` as the connection's view has it.
    std::shared_ptr<World const> world(store::Connection& connection, ledger::Head const& head);
    /// For the thread that writes.
    Familiar& familiar() { return familiar_; }
    /// After a group was rolled back: nothing that was read inside it may be believed.
    void forget();

    /// What the tables are read and written with. in: `world` outlives the result.
    fact::Ledger ledger(store::Connection& connection, World const& world);

private:
    store::Store& store_;
    ledger::Tenant tenant_;
    ledger::MasterKey key_;
    ledger::Words words_;
    Familiar familiar_;
    std::chrono::minutes offset_{};
    std::mutex mutex_;
    std::shared_ptr<World const> world_;
};

/// The counties of a store. throws: StoreFailure.
std::vector<ledger::Tenant> tenants(store::Connection& connection);

/// Makes the rows of a county that has no facts yet. fails: conflict `tenant.exists`.
Outcome make_tenant(store::Store& store, ledger::Tenant tenant, std::chrono::minutes offset,
                    ledger::MasterKey const& key, Instant now);

}  // namespace chengxin::command
