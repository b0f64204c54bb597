#pragma once

#include <boost/asio/io_context.hpp>

#include <atomic>
#include <random>

#include "api/routes.hpp"
#include "http/admission.hpp"
#include "tests/database.hpp"
#include "tests/support.hpp"

/// Two small counties in one database file, served as the program serves them but for the sockets.
namespace chengxin::tests {

constexpr ledger::Tenant neighbour_code = 439924;

/// What a caller sends; the rest of a request is as every browser sends it.
struct Asked {
    http::Method method = http::Method::get;
    std::string target;  ///< "/api/v1/head?x=y"
    std::string cookie;  ///< "" for somebody who is not signed in
    std::string body;
    http::Headers headers;
};

struct Answered {
    http::Reply reply;
    std::string pattern;  ///< of the route that answered; "" when none did
};

/// 云桥县 (长溪镇: 樟坳村, 东山村; 白水乡: 石门村) and its neighbour 邻川县 (青田镇: 柳树村), with the shipped packs.
class ServedStore {
public:
    /// in: `packs`, in the order in which they need one another.
    explicit ServedStore(Instant now, std::vector<json::Object> const& packs = shipped_packs());
    ServedStore(ServedStore const&) = delete;
    ~ServedStore();

    void set_now(Instant now) { now_ = now; }
    Instant now() const { return now_; }
    api::Counties& counties() { return *counties_; }
    http::Router const& router() const { return router_; }
    store::Connection& connection() { return store_->writer(); }

    struct Place {
        ledger::Tenant tenant = county_code;
        SubjectId id;
        std::string level;
    };
    /// Of a division by its name. throws: std::runtime_error when there is none.
    Place const& place(std::string const& name) const;
    std::map<std::string, Place> const& places() const { return places_; }

    /// By whoever runs the program on the machine. throws: std::runtime_error with what it was refused for.
    void locally(ledger::Tenant tenant, Command command);
    FactId fact_id() { return FactId(ids_.make(to_ms(now()))); }

    void add_person(ledger::Tenant tenant, SubjectId const& id, std::string const& name);
    /// in: `target`, a division or a household of a pairing. out: the fact that begins it.
    FactId begin_link(ledger::Tenant tenant, SubjectId const& person, std::string const& link, About const& target,
                      Date from);
    void end_link(ledger::Tenant tenant, SubjectId const& person, FactId const& begun, Date day);
    void add_household(std::string const& village, SubjectId const& id, json::Object answers, Date from);
    /// out: the cookie of a session that begins now.
    std::string sign_in(ledger::Tenant tenant, SubjectId const& person);

    /// Admits the request and runs its handler to the end.
    Answered ask(Asked const& asked);

    /// What command::check and command::verify find in either county; empty when all is well.
    std::string check();
    std::string verify();

private:
    void found(ledger::Tenant tenant, std::string_view divisions_csv, std::vector<json::Object> const& packs);

    Database database_{Database::Kept::on_disk};
    std::atomic<Instant> now_;
    std::mt19937_64 random_{1};
    IdMaker ids_;
    std::map<std::string, Place> places_;
    std::unique_ptr<store::Store> store_;
    metrics::Meters meters_;
    std::unique_ptr<api::Counties> counties_;
    boost::asio::io_context io_;
    http::Router router_;
};

/// The day from which the counties, their households and people are registered.
Date const served_from = day(2023, 1, 1);

}  // namespace chengxin::tests
