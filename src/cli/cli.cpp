#include "cli/cli.hpp"

#include <iostream>

#include "cli/subcommands.hpp"

namespace chengxin::cli {

namespace {

constexpr char const* version = "chengxin 0.1.0";

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("秤心 Chengxin：一个县的基层工作，一本账。", "chengxin");
    app.set_version_flag("--version", version);
    app.require_subcommand(1);
    auto const status = std::make_shared<int>(0);
    for (auto* const add :
         {add_serve, add_init, add_account, add_password, add_demo, add_check, add_verify, add_head, add_export,
          add_quarantine, add_erase, add_pack, add_backup, add_restore, add_copy, add_import, add_figures}) {
        add(app, status);
    }
    try {
        app.parse(argc, argv);
        return *status;
    } catch (CLI::ParseError const& fault) {
        return fault.get_exit_code() == 0 ? app.exit(fault) : (app.exit(fault), 2);
    } catch (std::exception const& fault) {
        std::cerr << "chengxin: " << fault.what() << "\n";
        return 2;
    }
}

}  // namespace chengxin::cli
