#include "tests/served_store.hpp"

#include <boost/asio/co_spawn.hpp>

#include <stdexcept>

#include "command/check.hpp"

namespace chengxin::tests {

namespace {

namespace asio = boost::asio;

constexpr std::string_view county_csv =
    "code,name,level,parent_code,kind\n"
    "439923000000,云桥县,3,439900000000,county\n"
    "439923102000,长溪镇,4,439923000000,township\n"
    "439923102200,樟坳村,5,439923102000,village\n"
    "439923102204,东山村,5,439923102000,village\n"
    "439923200000,白水乡,4,439923000000,township\n"
    "439923200200,石门村,5,439923200000,village\n";

constexpr std::string_view neighbour_csv =
    "code,name,level,parent_code,kind\n"
    "439924000000,邻川县,3,439900000000,county\n"
    "439924100000,青田镇,4,439924000000,township\n"
    "439924100200,柳树村,5,439924100000,village\n";

constexpr std::array both{std::pair{county_code, county_csv}, std::pair{neighbour_code, neighbour_csv}};

ledger::MasterKey master_key() {
    ledger::Key key{};
    key.fill(7);
    return ledger::MasterKey(key);
}

std::string prefix_of(ledger::Tenant tenant) { return std::to_string(tenant) + "."; }

}  // namespace

ServedStore::ServedStore(Instant now, std::vector<json::Object> const& packs)
    : now_(now),
      ids_([this] { return random_(); }) {
    store_ = std::make_unique<store::Store>(database_.url(), store::Store::Opening::make);
    store_->migrate(now);
    for (auto const& [tenant, csv] : both) found(tenant, csv, packs);
    counties_ = std::make_unique<api::Counties>(*store_, master_key(), [this] { return this->now(); }, meters_);
    api::add_routes(router_, *counties_);
    for (auto const& [tenant, csv] : both) {
        auto const world = counties_->find(prefix_of(tenant))->county.world(connection());
        auto const& divisions = world->divisions;
        for (auto const number : divisions.subtree(divisions.county(), served_from)) {
            auto const* span = divisions.at(number, served_from);
            places_[span->name] = {tenant, divisions.id_of(number), span->level};
        }
    }
}

ServedStore::~ServedStore() {
    counties_->close();
    counties_.reset();
    store_.reset();
}

void ServedStore::found(ledger::Tenant tenant, std::string_view divisions_csv, std::vector<json::Object> const& packs) {
    auto const made = command::make_tenant(*store_, tenant, std::chrono::hours{8}, master_key(), now());
    if (!made) throw std::runtime_error(made.error().detail);
    command::County county(*store_, tenant, master_key());
    command::Recorder recorder(county, [this] { return now(); });
    auto const founded =
        command::found(recorder, divisions_csv, packs, served_from, [this] { return ids_.make(to_ms(now())); });
    if (!founded) throw std::runtime_error(founded.error().code + " " + founded.error().detail);
}

ServedStore::Place const& ServedStore::place(std::string const& name) const {
    auto const found = places_.find(name);
    if (found == places_.end()) throw std::runtime_error("there is no place " + name);
    return found->second;
}

void ServedStore::locally(ledger::Tenant tenant, Command command) {
    auto const receipt = counties_->find(prefix_of(tenant))->recorder.record_locally(std::move(command));
    if (!receipt.problem) return;
    throw std::runtime_error(receipt.problem->code + " " + receipt.problem->at + " " + receipt.problem->detail);
}

void ServedStore::add_person(ledger::Tenant tenant, SubjectId const& id, std::string const& name) {
    json::Object answers{{"name", name}};
    locally(tenant, command::RegisterSubject{fact_id(), "person", {"person", id}, served_from, answers, {}, {}});
}

FactId ServedStore::begin_link(ledger::Tenant tenant, SubjectId const& person, std::string const& link,
                               About const& target, Date from) {
    auto const id = fact_id();
    locally(tenant, command::BeginLink{id, link, {"person", person}, target, from, {}});
    return id;
}

void ServedStore::end_link(ledger::Tenant tenant, SubjectId const& person, FactId const& begun, Date day) {
    locally(tenant, command::EndLink{fact_id(), {"person", person}, begun, day});
}

void ServedStore::add_household(std::string const& village, SubjectId const& id, json::Object answers, Date from) {
    auto const& where = place(village);
    answers["village"] = to_text(where.id);
    locally(where.tenant,
            command::RegisterSubject{fact_id(), "household", {"household", id}, from, std::move(answers), {}, {}});
}

std::string ServedStore::sign_in(ledger::Tenant tenant, SubjectId const& person) {
    return access::open_session(connection(), tenant, prefix_of(tenant) + "test", person, now());
}

Answered ServedStore::ask(Asked const& asked) {
    http::Request request;
    request.method = asked.method;
    request.headers = {{"Host", "chengxin.test"}};
    bool const writes = asked.method != http::Method::get && asked.method != http::Method::remove;
    request.headers.insert(request.headers.end(), asked.headers.begin(), asked.headers.end());
    if (writes && !request.header("content-type")) request.headers.emplace_back("Content-Type", "application/json");
    if (!asked.cookie.empty()) {
        request.headers.emplace_back("Cookie", std::string(api::cookie_name) + "=" + asked.cookie);
    }
    auto admission = http::admit(request, asked.target, !asked.body.empty(), router_);
    Answered answered;
    if (admission.route != nullptr) answered.pattern = admission.route->pattern;
    if (admission.reply) {
        answered.reply = *std::move(admission.reply);
        return answered;
    }
    request.body = asked.body;
    std::exception_ptr failure;
    auto const done = [&](std::exception_ptr thrown, http::Reply reply) {
        failure = std::move(thrown);
        answered.reply = std::move(reply);
    };
    asio::co_spawn(io_, admission.route->handler(std::move(request)), done);
    io_.restart();
    io_.run();
    if (failure) std::rethrow_exception(failure);
    return answered;
}

std::string ServedStore::check() {
    std::string said;
    for (auto const& [tenant, csv] : both) {
        for (auto const& finding : command::check(counties_->find(prefix_of(tenant))->county, connection())) {
            said += finding + "\n";
        }
    }
    return said;
}

std::string ServedStore::verify() {
    std::string said;
    for (auto const& [tenant, csv] : both) {
        auto const verified = command::verify(counties_->find(prefix_of(tenant))->county, connection());
        if (verified.broken) said += *verified.broken + "\n";
    }
    return said;
}

}  // namespace chengxin::tests
