#include "demo/demo.hpp"

#include <iostream>

#include "base/embedded.hpp"
#include "cli/subcommands.hpp"

namespace chengxin::cli {

namespace {

struct Demo {
    Place place;
    std::string profile = "small";
    std::string today;
    std::uint64_t seed = demo::Options{}.seed;
};

void make(Demo const& options) {
    auto const clock = machine_clock();
    store::Store store(options.place.store, store::Store::Opening::make);
    store.migrate(clock());
    auto const key = ledger::MasterKey::from_file(options.place.key_path(store), true);
    auto const made = demo::make_small(store, key, shipped_packs(), embedded_file("data/demo_divisions.csv"),
                                       {options.seed, day_of(options.today, clock)});
    if (!made) throw Refused(made.error());
    std::cout << "演示县 439923：" << made->households << " 户，" << made->facts << " 条记录。全部内容都是虚构的。\n";
    for (auto const& login : demo::logins()) {
        std::cout << "  " << login.login << "  " << login.who << "  密码 " << demo::password << "\n";
    }
}

}  // namespace

void add_demo(CLI::App& app, Status const&) {
    auto const options = std::make_shared<Demo>();
    auto* const command = app.add_subcommand("demo", "造出虚构的演示县 439923");
    options->place.add_to(*command);
    command->add_option("--profile", options->profile, "small：一个镇，一年多的走访")
        ->check(CLI::IsMember({"small"}))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "同一个数造出同一个县")->capture_default_str();
    command->add_option("--today", options->today, "造到哪一天为止（默认今天）");
    command->callback([options] { make(*options); });
}

}  // namespace chengxin::cli
