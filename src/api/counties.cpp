#include "api/counties.hpp"

#include <array>
#include <bit>
#include <charconv>

namespace chengxin::api {

namespace {

std::uint64_t random_bits() {
    std::array<std::uint8_t, sizeof(std::uint64_t)> bytes{};
    ledger::fill_random(bytes);
    return std::bit_cast<std::uint64_t>(bytes);
}

}  // namespace

Counties::Counties(store::Store& store, ledger::MasterKey const& key, Clock clock, metrics::Meters& meters)
    : store_(store),
      clock_(std::move(clock)),
      ids_(random_bits),
      door_(std::make_unique<command::Door>(store, meters)) {
    for (auto const tenant : command::tenants(store.writer())) {
        counties_.emplace(tenant, std::make_unique<Served>(store, tenant, key, clock_));
    }
}

void Counties::close() {
    readers_.join();
    doorkeeper_.join();
    scribe_.join();
    door_.reset();
}

ledger::FactId Counties::make_id() {
    std::lock_guard const lock(ids_mutex_);
    return ledger::FactId(ids_.make(to_ms(now())));
}

Served* Counties::find(std::string_view prefixed) {
    ledger::Tenant tenant = 0;
    auto const code = prefixed.substr(0, prefixed.find('.'));
    auto const [past, error] = std::from_chars(code.data(), code.data() + code.size(), tenant);
    if (error != std::errc() || past != code.data() + code.size()) return nullptr;
    auto const found = counties_.find(tenant);
    return found == counties_.end() ? nullptr : found->second.get();
}

}  // namespace chengxin::api
