#include "bench/raw/product.hpp"

#include "access/account_store.hpp"
#include "bench/load/commands.hpp"
#include "bench/load/figures.hpp"
#include "bench/raw/seen.hpp"
#include "cli/subcommands.hpp"
#include "command/device_commands.hpp"
#include "demo/demo.hpp"
#include "ledger/fact_store.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::bench {

namespace {

struct Villager {
    ledger::SubjectId person;
    std::vector<std::string> households;
    std::unique_ptr<Device> device;
};

struct HouseholdId {
    ledger::SubjectId id;
};
BOOST_DESCRIBE_STRUCT(HouseholdId, (), (id))

/// A resident whose login grow made, with the households of the village; without any where there is no such login.
Villager villager(store::Connection& connection, command::County& county, std::string const& login, Date day) {
    auto const person = access::find_login(connection, county.tenant(), login);
    if (!person) return {};
    auto const subject = ledger::find_subject(connection, county.tenant(), *person);
    auto const caller = access::caller_of(connection, county.tenant(), county.words(), *subject, day);
    Villager found{*person, {}, {}};
    for (auto const& role : caller.roles) {
        if (role.first > day || role.past <= day) continue;
        auto const rows = connection.rows<HouseholdId>(
            "select subject.id from household join subject on subject.tenant = household.tenant"
            " and subject.number = household.subject where household.tenant = $1 and household.village = $2"
            " and household.past > $3",
            county.tenant(), role.place, day);
        for (auto const& row : rows) found.households.push_back(to_text(row.id));
    }
    if (found.households.empty()) throw std::runtime_error(login + " has no households");
    return found;
}

class Work {
public:
    Work(Recording const& asked, store::Store& store, command::County& county)
        : asked_(asked),
          recorder_(county, [now = day_at_work(asked)] { return now; }),
          drawn_(asked.seed) {
        auto const day = cli::day_of(asked.today, machine_clock());
        store.read([&](store::Connection& connection) {
            for (std::int64_t i = 1;; ++i) {
                auto found = villager(connection, county, std::to_string(asked.county) + ".v" + std::to_string(i), day);
                if (found.households.empty()) return 0;
                villagers_.push_back(std::move(found));
            }
        });
        if (villagers_.empty()) throw std::runtime_error("no account v1: the store was not made by grow");
        for (auto& one : villagers_) {
            one.device = std::make_unique<Device>(one.households, asked.today, Mix{}, drawn_.next());
        }
    }

    /// out: facts added.
    std::int64_t group() {
        std::int64_t added = 0;
        for (auto const& receipt : recorder_.record(submissions())) {
            using Outcome = command::Receipt::Outcome;
            added += receipt.outcome == Outcome::accepted ? 1 : 0;
            if (receipt.problem) throw std::runtime_error(receipt.problem->code + ": " + receipt.problem->detail);
        }
        for (auto& one : villagers_) one.device->acknowledge();
        return added;
    }

private:
    static Instant day_at_work(Recording const& asked) {
        auto const clock = machine_clock();
        return clock() + (cli::day_of(asked.today, clock) - cli::day_of("", clock));
    }

    std::vector<command::Submission> submissions() {
        std::vector<command::Submission> all;
        while (all.size() < asked_.group) {
            auto& one = villagers_[drawn_.below(villagers_.size())];
            auto const value = json::parse_foreign(one.device->next_command());
            auto command = command::read_command(value.value(), "");
            all.push_back({{one.person}, std::move(command.value())});
        }
        return all;
    }

    Recording const& asked_;
    command::Recorder recorder_;
    Drawn drawn_;
    std::vector<Villager> villagers_;
};

json::Object counts_of(Seen const& seen, Schema const& schema, std::int64_t facts) {
    json::Object counts;
    for (std::size_t i = 0; i < schema.size(); ++i) {
        if (seen.counts()[i] == 0) continue;
        counts[schema[i].name] = static_cast<double>(seen.counts()[i]) / static_cast<double>(facts);
    }
    return counts;
}

}  // namespace

json::Object record(Recording const& asked) {
    watch_connections();
    store::Store store(asked.store);
    store.expect_current();
    auto const key = ledger::MasterKey::from_file(asked.key.empty() ? store.beside(".key") : asked.key, false);
    command::County county(store, asked.county, key);
    Work work(asked, store, county);
    auto const schema = read_schema(first_connection());
    std::unique_ptr<Seen> seen;
    std::unique_ptr<RowsOut> rows;
    if (!asked.rows.empty()) {
        seen = std::make_unique<Seen>(first_connection(), schema);
        rows = std::make_unique<RowsOut>(asked.rows, schema);
    }
    std::int64_t facts = 0;
    auto const begun = Steady::now();
    auto const cpu = own_cpu_us();
    while (facts < asked.facts) {
        facts += work.group();
        if (seen) seen->end_group(rows.get());
    }
    auto const seconds = std::chrono::duration<double>(Steady::now() - begun).count();
    json::Object report{{"facts", facts},
                        {"group", asked.group},
                        {"facts_s", static_cast<double>(facts) / seconds},
                        {"cpu_us_fact", static_cast<double>(own_cpu_us() - cpu) / static_cast<double>(facts)}};
    if (rows) {
        rows->close();
        report["rows_a_fact"] = counts_of(*seen, schema, facts);
    }
    return report;
}

}  // namespace chengxin::bench
