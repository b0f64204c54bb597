#include <unistd.h>

#include <iostream>

#include "access/account_store.hpp"
#include "cli/subcommands.hpp"
#include "command/founding.hpp"
#include "roster/divisions_file.hpp"

namespace chengxin::cli {

namespace {

using command::Receipt;

constexpr auto county_offset = std::chrono::hours{8};  // Beijing time, fixed when a county is made

struct Init {
    Place place;
    ledger::Tenant county = 0;
    std::string divisions;
    std::string day;
};

void init(Init const& options) {
    auto const clock = machine_clock();
    auto const csv = read_file(options.divisions);
    auto const day = day_of(options.day, clock);
    // A file that is refused leaves nothing behind.
    auto const lines = roster::read_divisions(csv, std::to_string(options.county));
    if (!lines) throw Refused(lines.error());
    store::Store store(options.place.store, store::Store::Opening::make);
    store.migrate(clock());
    auto const key = ledger::MasterKey::from_file(options.place.key_path(store), true);
    if (auto const made = command::make_tenant(store, options.county, county_offset, key, clock()); !made) {
        throw Refused(made.error());
    }
    command::County county(store, options.county, key);
    command::Recorder recorder(county, clock);
    auto const made = command::found(recorder, csv, shipped_packs(), day, machine_ids(clock));
    if (!made) throw Refused(made.error());
    std::cout << "建好了：" << *made << " 个行政区划。密钥在 " << options.place.key_path(store)
              << "，请与数据库分开备份：丢了它，个人信息读不出来。\n";
}

struct NewAccount {
    Place place;
    ledger::Tenant county = 0;
    std::string login;
    std::string name;
    std::string role = "administrator";
    std::string division;
};

/// From the standard input: never on the command line, where others can read it.
std::string password_typed() {
    if (isatty(STDIN_FILENO) != 0) std::cerr << "密码（至少 10 个字符）：";
    std::string password;
    std::getline(std::cin, password);
    return password;
}

void must(Receipt const& receipt) {
    if (receipt.problem) throw Refused(*receipt.problem);
}

/// Where the role is held. throws: Refused.
ledger::SubjectId place_of(NewAccount const& options, Opened& opened, Date day) {
    return opened.store->read([&](store::Connection& connection) {
        auto const world = opened.county->world(connection);
        if (world->method.link(options.role) == nullptr)
            throw Refused("没有“" + options.role + "”这种任职，请看工作法里的联系和席位。");
        auto const found = options.division.empty() ? std::optional(world->divisions.county())
                                                    : world->divisions.find_code(options.division, day);
        if (!found) throw Refused("没有登记过代码 " + options.division + "，请写 12 位行政区划代码。");
        return world->divisions.id_of(*found);
    });
}

std::optional<ledger::SubjectId> owner_of(Opened& opened, std::string const& login) {
    return opened.store->read(
        [&](store::Connection& connection) { return access::find_login(connection, opened.county->tenant(), login); });
}

command::OpenAccount account_of(std::string const& login, ledger::SubjectId const& person, ledger::FactId const& id,
                                Date day) {
    command::OpenAccount account{id, person, login, password_typed(), day};
    if (auto const fits = access::check_new_password(login, account.password); !fits) throw Refused(fits.error());
    return account;
}

/// All or nothing: what could be refused is asked before the first of the three facts.
void add_account_for(NewAccount const& options) {
    Opened opened(options.place, options.county);
    auto const clock = machine_clock();
    auto const make = machine_ids(clock);
    auto const day = opened.county->today(clock());
    auto const place = place_of(options, opened, day);
    if (owner_of(opened, options.login))
        throw Refused("账号 " + options.login + " 已经有了；要换密码，请用 chengxin password。");
    ledger::SubjectId const person(make());
    auto const account = account_of(options.login, person, ledger::FactId(make()), day);
    json::Object answers{{"name", options.name}};
    std::vector<command::Submission> const group{
        {{}, command::RegisterSubject{ledger::FactId(make()), "person", {"person", person}, day, answers, {}, {}}},
        {{},
         command::BeginLink{ledger::FactId(make()), options.role, {"person", person}, {"division", place}, day, {}}},
        {{}, account}};
    command::Recorder recorder(*opened.county, clock);
    for (auto const& receipt : recorder.record(group)) must(receipt);
    std::cout << "账号 " << options.login << " 可以登录了。\n";
}

/// A new password for the one the login belongs to; whoever is signed in by it has to sign in again.
void change_password(NewAccount const& options) {
    Opened opened(options.place, options.county);
    auto const clock = machine_clock();
    auto const owner = owner_of(opened, options.login);
    if (!owner) throw Refused("没有账号 " + options.login + "，请核对。");
    auto const day = opened.county->today(clock());
    command::Recorder recorder(*opened.county, clock);
    must(recorder.record_locally(account_of(options.login, *owner, ledger::FactId(machine_ids(clock)()), day)));
    std::cout << "账号 " << options.login << " 的密码换好了。\n";
}

struct Erase {
    Place place;
    ledger::Tenant county = 0;
    std::string household;
    std::string reason;
};

void erase(Erase const& options) {
    Opened opened(options.place, options.county);
    auto const id = parse_uuid(options.household);
    if (!id) throw Refused(id.error());
    auto const clock = machine_clock();
    command::Recorder recorder(*opened.county, clock);
    command::EraseSealed command;
    command.id = ledger::FactId(machine_ids(clock)());
    command.about = {"household", ledger::SubjectId(*id)};
    command.day = opened.county->today(clock());
    command.reason = options.reason;
    must(recorder.record_locally(command));
    if (opened.store->owes_scrub()) {
        throw Refused(
            "这一户的个人信息已销毁，但数据库文件里可能还有残留：请看日志里的原因，腾出磁盘空间后再记任意一条，就会清掉。");
    }
    std::cout << "这一户的个人信息已销毁，账本仍然完整。\n";
}

}  // namespace

void add_init(CLI::App& app, Status const&) {
    auto const options = std::make_shared<Init>();
    auto* const command = app.add_subcommand("init", "建县：登记行政区划，装上随程序发布的工作法");
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码")->required();
    command->add_option("--divisions", options->divisions, "行政区划 CSV 文件（UTF-8）")->required();
    command->add_option("--from", options->day, "从哪一天起（默认今天）");
    command->callback([options] { init(*options); });
}

void add_account(CLI::App& app, Status const&) {
    auto const options = std::make_shared<NewAccount>();
    auto* const command = app.add_subcommand("account", "登记一个人并给他账号，密码从标准输入读");
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->add_option("--login", options->login, "账号，如 431123.admin")->required();
    command->add_option("--name", options->name, "姓名")->required();
    command->add_option("--role", options->role, "任职，即工作法里的联系或席位")->capture_default_str();
    command->add_option("--division", options->division, "任职所在的 12 位行政区划代码（默认全县）");
    command->callback([options] { add_account_for(*options); });
}

void add_password(CLI::App& app, Status const&) {
    auto const options = std::make_shared<NewAccount>();
    auto* const command = app.add_subcommand("password", "换一个账号的密码，新密码从标准输入读");
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->add_option("--login", options->login, "账号，如 431123.admin")->required();
    command->callback([options] { change_password(*options); });
}

void add_erase(CLI::App& app, Status const&) {
    auto const options = std::make_shared<Erase>();
    auto* const command = app.add_subcommand("erase", "销毁一户的个人信息；账本仍可查验");
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->add_option("--household", options->household, "户的编号")->required();
    command->add_option("--reason", options->reason, "依据")->required();
    command->callback([options] { erase(*options); });
}

}  // namespace chengxin::cli
