#include <fstream>
#include <iostream>

#include "base/text.hpp"
#include "cli/subcommands.hpp"
#include "command/check.hpp"
#include "command/suspect_store.hpp"
#include "ledger/day_heads.hpp"

namespace chengxin::cli {

namespace {

struct Proof {
    Place place;
    ledger::Tenant county = 0;
    std::vector<std::string> heads;
    std::int64_t days = 0;
};

using Prove = int (*)(Proof const& options, command::County& county, store::Connection& connection);

int check(Proof const&, command::County& county, store::Connection& connection) {
    auto const findings = command::check(county, connection);
    for (auto const& finding : findings) std::cout << finding << "\n";
    auto const head = ledger::load_head(connection, county.tenant());
    std::cout << county.tenant() << "：重算了 " << head.seq << " 条记录，"
              << (findings.empty() ? "没有不符。" : std::to_string(findings.size()) + " 处不符。") << "\n";
    return findings.empty() ? 0 : 1;
}

/// in: files, and links as they are. throws: Refused when nothing of this county is found in them.
command::Witnesses witnesses_of(Proof const& options, ledger::Tenant tenant) {
    command::WitnessReader reader(tenant);
    for (auto const& written : options.heads) {
        bool const is_link = written.size() == 64 && from_hex(written);
        if (is_link) {
            reader.take_line(written);
            continue;
        }
        std::ifstream file(written, std::ios::binary);
        if (!file) throw Refused("账头 " + written + " 读不出来：请写文件的路径，或 64 位十六进制的链值。");
        for (std::string line; std::getline(file, line);) reader.take_line(line);
    }
    auto witnesses = reader.finish();
    if (witnesses.empty() && !options.heads.empty()) {
        throw Refused("在 " + options.heads.front() +
                      (witnesses.of_other_counties > 0 ? " 里只有别的县的账头，没有 "
                                                       : " 里没有找到账头（第几条和 64 位链值），县 ") +
                      std::to_string(tenant) + " 的无从查验。");
    }
    return witnesses;
}

int verify(Proof const& options, command::County& county, store::Connection& connection) {
    auto const witnesses = witnesses_of(options, county.tenant());
    auto const verified = command::verify(county, connection, witnesses);
    for (auto const& difference : verified.differences) std::cout << county.tenant() << "：" << difference << "\n";
    if (verified.broken) std::cout << county.tenant() << "：" << *verified.broken << "\n";
    if (verified.broken || !verified.differences.empty()) return 1;
    std::cout << county.tenant() << "：" << verified.rows << " 条记录与记下时一样。链头 " << to_hex(verified.head.link)
              << "\n";
    auto const count = witnesses.heads.size() + witnesses.links.size();
    if (count > 0) std::cout << county.tenant() << "：与抄存的 " << count << " 个账头一致。\n";
    return 0;
}

template <typename Head>
void show(ledger::Tenant county, Head const& head) {
    std::cout << county << " " << head.seq << " " << to_hex(head.link) << " " << to_text(head.recorded_at);
}

int show_head(Proof const& options, command::County& county, store::Connection& connection) {
    show(county.tenant(), ledger::load_head(connection, county.tenant()));
    std::cout << "\n";
    auto const today = county.today(machine_clock()());
    for (auto const& head : ledger::day_heads(connection, county.tenant(), county.offset(), today, options.days)) {
        show(county.tenant(), head);
        std::cout << " " << to_text(head.day) << "\n";
    }
    return 0;
}

int show_quarantine(Proof const&, command::County& county, store::Connection& connection) {
    auto const ids = command::quarantined(connection, county.tenant());
    for (auto const& id : ids) std::cout << to_text(id) << "\n";
    std::cout << county.tenant() << "：" << ids.size() << " 条指令因两次使程序出错而搁置。\n";
    return ids.empty() ? 0 : 1;
}

/// out: the subcommand, and its options, for more of them.
std::pair<CLI::App*, std::shared_ptr<Proof>> add(CLI::App& app, Status const& status, char const* name,
                                                 char const* what, Prove prove) {
    auto const options = std::make_shared<Proof>();
    auto* const command = app.add_subcommand(name, what);
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->callback([options, status, prove] {
        Opened opened(options->place, options->county);
        *status = opened.store->read(
            [&](store::Connection& connection) { return prove(*options, *opened.county, connection); });
    });
    return {command, options};
}

}  // namespace

void add_check(CLI::App& app, Status const& status) {
    add(app, status, "check", "把推算出来的一切重算一遍，比对不符之处", check);
}
void add_verify(CLI::App& app, Status const& status) {
    auto const [command, options] = add(app, status, "verify", "从第一条记录走到链头，找出被改动过的第一条", verify);
    command->add_option("--head", options->heads,
                        "从前抄存的账头：链值，或文件（chengxin head 的输出、账头网页、回执、导出的账本都可以）");
}
void add_head(CLI::App& app, Status const& status) {
    auto const [command, options] =
        add(app, status, "head", "链头：县、第几条、链值、时刻。抄下来，日后可据以查验", show_head);
    command->add_option("--days", options->days, "再列出前几天每天结束时的链头")->check(CLI::Range(0, 3660));
}
void add_quarantine(CLI::App& app, Status const& status) {
    add(app, status, "quarantine", "列出因两次使程序出错而搁置的指令", show_quarantine);
}

}  // namespace chengxin::cli
