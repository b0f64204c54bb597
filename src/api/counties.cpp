#include "api/counties.hpp"

#include <array>
#include <bit>
#include <charconv>

#include <spdlog/spdlog.h>
#include <boost/asio/post.hpp>

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
    boost::asio::post(tending_, [this] { tend_later(); });
}

void Counties::tend_later() {
    if (is_closing_) return;
    tending_timer_.expires_after(tending_pause);
    tending_timer_.async_wait([this](boost::system::error_code const& ended) {
        if (!ended) tend();
    });
}

void Counties::tend() {
    for (auto const& [tenant, served] : counties_) {
        try {
            store_.read([&, &index = served->index](store::Connection& connection) { index.tend(connection, now()); });
        } catch (std::exception const& failure) {
            // The next search, or the next time, finds the same fault if it lasts.
            spdlog::warn("search index of county {}: {}", tenant, failure.what());
        }
    }
    tend_later();
}

void Counties::close() {
    boost::asio::post(tending_, [this] {
        is_closing_ = true;
        tending_timer_.cancel();
    });
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
