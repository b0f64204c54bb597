#include "pack/pack.hpp"

#include <fstream>
#include <iostream>

#include "cli/subcommands.hpp"

namespace chengxin::cli {

namespace {

namespace fs = std::filesystem;

struct Build {
    std::string folder;
    std::vector<std::string> needed;
    std::string out;
};

int build(Build const& options) {
    std::vector<pack::Built> needed;
    for (auto const& folder : options.needed) needed.push_back(pack::build(folder, needed));
    auto const built = pack::build(options.folder, needed);
    for (auto const& finding : built.findings) {
        std::cout << finding.file << (finding.row.empty() ? "" : ": " + finding.row) << ": " << finding.reason << " ("
                  << finding.code << ")\n";
    }
    if (!built.findings.empty()) {
        std::cout << built.findings.size() << " 处要改，改好之前不能安装。\n";
        return 1;
    }
    if (!options.out.empty()) {
        std::ofstream file(options.out, std::ios::binary);
        file << built.canonical_json;
        if (!file.flush()) throw Refused("文件 " + options.out + " 写不进去，请检查目录的权限和磁盘空间。");
    }
    std::cout << built.name << " " << built.version << " " << built.digest_hex << "\n";
    return 0;
}

struct Install {
    Place place;
    ledger::Tenant county = 0;
    std::string file;
    std::string day;
};

void install(Install const& options) {
    auto const pack = json::parse_foreign(read_file(options.file));
    if (!pack || !pack->is_object())
        throw Refused("文件 " + options.file + " 不是工作法，请用 chengxin pack build 生成。");
    Opened opened(options.place, options.county);
    auto const clock = machine_clock();
    command::Recorder recorder(*opened.county, clock);
    auto const receipt = recorder.record_locally(
        command::InstallPack{ledger::FactId(machine_ids(clock)()), pack->get_object(), day_of(options.day, clock)});
    if (receipt.problem) throw Refused(*receipt.problem);
    std::cout << "装好了，记为第 " << receipt.seq << " 条。\n";
}

}  // namespace

void add_pack(CLI::App& app, Status const& status) {
    auto* const group = app.add_subcommand("pack", "工作法");
    group->require_subcommand(1);
    auto const options = std::make_shared<Build>();
    auto* const command = group->add_subcommand("build", "检查一个工作法的文件夹，写成规范 JSON");
    command->add_option("folder", options->folder, "工作法的文件夹")->required()->check(CLI::ExistingDirectory);
    command->add_option("--needs", options->needed, "它所依据的工作法的文件夹，先后按依据关系")
        ->check(CLI::ExistingDirectory);
    command->add_option("--out", options->out, "写到哪个文件");
    command->callback([options, status] { *status = build(*options); });

    auto const install_options = std::make_shared<Install>();
    auto* const install_command = group->add_subcommand("install", "把 pack build 写出的工作法装进一个县");
    install_options->place.add_to(*install_command);
    install_command->add_option("--county", install_options->county, "县的六位代码，只有一个县时可不写");
    install_command->add_option("file", install_options->file, "规范 JSON 文件")->required()->check(CLI::ExistingFile);
    install_command->add_option("--from", install_options->day, "从哪一天起（默认今天）");
    install_command->callback([install_options] { install(*install_options); });
}

}  // namespace chengxin::cli
