#include <unistd.h>

#include <charconv>
#include <cmath>
#include <iostream>

#include "base/embedded.hpp"
#include "cli/subcommands.hpp"
#include "demo/county.hpp"

namespace chengxin::cli {

namespace {

struct Demo {
    Place place;
    std::string profile = "county";
    std::string today;
    std::uint64_t seed = demo::Options{}.seed;
    double scale = 1;
};

/// On a terminal, over and over in one line.
void show_progress(std::int64_t done, std::int64_t all) {
    if (isatty(STDERR_FILENO) == 0) return;
    std::cerr << "\r" << done << " / " << all << " 条" << std::flush;
    if (done >= all) std::cerr << "\n";
}

Result<demo::Made> make_profile(Demo const& options, store::Store& store, ledger::MasterKey const& key) {
    if (options.profile == "small") {
        return demo::make_small(store, key, shipped_packs(), embedded_file("data/demo_divisions.csv"),
                                {options.seed, day_of(options.today, machine_clock())});
    }
    if (!options.today.empty()) throw Refused("--today 只用于 --profile small：全县的演示到 2014-12-31 为止。");
    demo::CountyOptions county;
    county.seed = options.seed;
    county.scale.thousandths = std::llround(options.scale * 1000);
    county.progress = show_progress;
    return demo::make_county(store, key, shipped_packs(), embedded_file("data/demo_county_divisions.csv"),
                             embedded_file("data/demo_county_villages.csv"), county);
}

void make(Demo const& options) {
    store::Store store(options.place.store, store::Store::Opening::make);
    store.migrate(machine_clock()());
    auto const key = ledger::MasterKey::from_file(options.place.key_path(store), true);
    auto const made = make_profile(options, store, key);
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
    command->add_option("--profile", options->profile, "county：全县两年多的工作；small：一个镇，一年多的走访")
        ->check(CLI::IsMember({"county", "small"}))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "同一个数造出同一个县")->capture_default_str();
    command->add_option("--scale", options->scale, "全县的大小，1 与真实的县一样大")
        ->check(CLI::Range(0.05, 20.0))
        ->capture_default_str();
    command->add_option("--today", options->today, "小演示造到哪一天为止（默认今天）");
    command->callback([options] { make(*options); });
}

}  // namespace chengxin::cli
