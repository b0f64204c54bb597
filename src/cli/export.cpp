#include <fstream>
#include <iostream>

#include "cli/subcommands.hpp"
#include "command/export_ledger.hpp"

namespace chengxin::cli {

namespace {

struct Export {
    Place place;
    ledger::Tenant county = 0;
    ledger::Seq from = 1;
    std::string out;
};

int export_to(Export const& options, std::ostream& out, std::string const& name) {
    Opened opened(options.place, options.county);
    auto const exported = opened.store->read([&](store::Connection& connection) {
        return command::export_ledger(*opened.county, connection, options.from, out);
    });
    if (!out.flush()) throw Refused(name + " 写不进去：请检查磁盘空间和权限。");
    if (!exported.broken) return 0;
    std::cerr << opened.county->tenant() << "：" << *exported.broken << "\n";
    return 1;
}

int export_ledger(Export const& options) {
    if (options.out.empty()) return export_to(options, std::cout, "标准输出");
    std::ofstream file(options.out, std::ios::binary);
    if (!file) throw Refused("文件 " + options.out + " 写不进去：请检查目录和权限。");
    return export_to(options, file, "文件 " + options.out);
}

}  // namespace

void add_export(CLI::App& app, Status const& status) {
    auto const options = std::make_shared<Export>();
    auto* const command = app.add_subcommand("export", "导出，供外人查验");
    command->require_subcommand(1);
    auto* const ledger = command->add_subcommand(
        "ledger", "整本账，每行一条 JSON，不含个人信息；格式见 docs/ledger-format.md，用 tools/verify_ledger.py 查验");
    options->place.add_to(*ledger);
    ledger->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    ledger->add_option("--from", options->from, "从第几条起")->check(CLI::Range(1L, 1L << 62))->capture_default_str();
    ledger->add_option("--out", options->out, "写到哪个文件（默认标准输出）");
    ledger->callback([options, status] { *status = export_ledger(*options); });
}

}  // namespace chengxin::cli
