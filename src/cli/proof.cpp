#include <iostream>

#include "base/text.hpp"
#include "cli/subcommands.hpp"
#include "command/check.hpp"
#include "command/suspect_store.hpp"

namespace chengxin::cli {

namespace {

struct Proof {
    Place place;
    ledger::Tenant county = 0;
};

using Prove = int (*)(command::County& county, store::Connection& connection);

int check(command::County& county, store::Connection& connection) {
    auto const findings = command::check(county, connection);
    for (auto const& finding : findings) std::cout << finding << "\n";
    auto const head = ledger::load_head(connection, county.tenant());
    std::cout << county.tenant() << "：重算了 " << head.seq << " 条记录，"
              << (findings.empty() ? "没有不符。" : std::to_string(findings.size()) + " 处不符。") << "\n";
    return findings.empty() ? 0 : 1;
}

int verify(command::County& county, store::Connection& connection) {
    auto const verified = command::verify(county, connection);
    if (verified.broken) {
        std::cout << county.tenant() << "：" << *verified.broken << "\n";
        return 1;
    }
    std::cout << county.tenant() << "：" << verified.rows << " 条记录与记下时一样。链头 " << to_hex(verified.head.link)
              << "\n";
    return 0;
}

int show_head(command::County& county, store::Connection& connection) {
    auto const head = ledger::load_head(connection, county.tenant());
    std::cout << county.tenant() << " " << head.seq << " " << to_hex(head.link) << " " << to_text(head.recorded_at)
              << "\n";
    return 0;
}

int show_quarantine(command::County& county, store::Connection& connection) {
    auto const ids = command::quarantined(connection, county.tenant());
    for (auto const& id : ids) std::cout << to_text(id) << "\n";
    std::cout << county.tenant() << "：" << ids.size() << " 条指令因两次使程序出错而搁置。\n";
    return ids.empty() ? 0 : 1;
}

void add(CLI::App& app, Status const& status, char const* name, char const* what, Prove prove) {
    auto const options = std::make_shared<Proof>();
    auto* const command = app.add_subcommand(name, what);
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->callback([options, status, prove] {
        Opened opened(options->place, options->county);
        *status = opened.store->read([&](store::Connection& connection) { return prove(*opened.county, connection); });
    });
}

}  // namespace

void add_check(CLI::App& app, Status const& status) {
    add(app, status, "check", "把推算出来的一切重算一遍，比对不符之处", check);
}
void add_verify(CLI::App& app, Status const& status) {
    add(app, status, "verify", "从第一条记录走到链头，找出被改动过的第一条", verify);
}
void add_head(CLI::App& app, Status const& status) {
    add(app, status, "head", "链头：县、第几条、链值、时刻。抄下来，日后可据以查验", show_head);
}
void add_quarantine(CLI::App& app, Status const& status) {
    add(app, status, "quarantine", "列出因两次使程序出错而搁置的指令", show_quarantine);
}

}  // namespace chengxin::cli
