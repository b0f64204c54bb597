#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

#include "access/account_store.hpp"
#include "command/door.hpp"
#include "ledger/day_heads.hpp"
#include "sync/search_index.hpp"

namespace chengxin::api {

/// A county as it is served.
struct Served {
    Served(store::Store& store, ledger::Tenant tenant, ledger::MasterKey const& key, Clock const& clock)
        : county(store, tenant, key),
          recorder(county, clock, command::Recorder::Crashes::watched),
          index(county) {}

    command::County county;
    command::Recorder recorder;
    ledger::DayHeads day_heads;
    sync::SearchIndex index;
};

/// What all requests share: the counties of a store, the threads that read, the door to the one that writes.
class Counties {
public:
    /// throws: StoreFailure; std::runtime_error when the key file is another store's.
    Counties(store::Store& store, ledger::MasterKey const& key, Clock clock, metrics::Meters& meters);

    /// Writes what is waiting and ends the threads; nothing may be asked any more. To be called while what is answered
    /// still lives.
    void close();
    /// The service is ending: get_ready says so from now on. From any thread.
    void begin_ending() { ending_ = true; }
    bool is_ending() const { return ending_; }

    /// The county whose code stands before the first full stop: so begin logins and cookies. Null if it is not here.
    Served* find(std::string_view prefixed);
    std::size_t county_count() const { return counties_.size(); }

    store::Store& store() { return store_; }
    command::Door& door() { return *door_; }
    access::Attempts& attempts() { return attempts_; }
    boost::asio::thread_pool& readers() { return readers_; }
    /// One thread for passwords, which are slow on purpose: however many sign in, reading goes on.
    boost::asio::thread_pool& doorkeeper() { return doorkeeper_; }
    /// One thread for papers, which take their time: whatever is exported, reading goes on.
    boost::asio::thread_pool& scribe() { return scribe_; }
    /// How many papers are being made or wait for it.
    std::atomic<int>& papers() { return papers_; }
    Instant now() const { return clock_(); }
    /// For facts that the server itself makes. From any thread.
    ledger::FactId make_id();

private:
    static constexpr std::size_t reading_threads = 2;
    static constexpr auto tending_pause = std::chrono::seconds{30};

    /// Lets what is held for searches follow the ledger also while nobody searches: what is erased goes from it too.
    void tend_later();
    void tend();

    store::Store& store_;
    Clock clock_;
    std::map<ledger::Tenant, std::unique_ptr<Served>> counties_;
    access::Attempts attempts_;
    std::atomic<bool> ending_ = false;
    std::atomic<int> papers_ = 0;
    std::mutex ids_mutex_;
    IdMaker ids_;
    std::unique_ptr<command::Door> door_;  // after the counties: it writes what is waiting before they go
    boost::asio::thread_pool readers_{reading_threads};
    boost::asio::thread_pool doorkeeper_{1};
    boost::asio::strand<boost::asio::thread_pool::executor_type> tending_{readers_.get_executor()};
    boost::asio::steady_timer tending_timer_{tending_};
    bool is_closing_ = false;  ///< on the strand, as the timer
    boost::asio::thread_pool scribe_{1};
};

}  // namespace chengxin::api
