#include <filesystem>
#include <iostream>

#include "backup/backup.hpp"
#include "cli/subcommands.hpp"

namespace chengxin::cli {

namespace {

using store::Store;

/// Progress goes where it is not taken for the result.
void tell(std::string const& line) { std::cerr << line << "\n"; }

struct LockFiles {
    std::string key;
    std::string passphrase;
};

backup::Lock lock_of(LockFiles const& files) {
    return files.key.empty() ? backup::Lock::of_passphrase_file(files.passphrase)
                             : backup::Lock::of_key_file(files.key);
}

void must_be_one(LockFiles const& files, char const* way) {
    if (files.key.empty() == files.passphrase.empty())
        throw Refused(std::string("请用 --") + way + "-key 或 --" + way +
                      "-passphrase 写明备份的密钥或口令文件，只写一个。");
}

/// Tells a key file that is another store's before anything long is begun.
void must_fit(Store& store, ledger::MasterKey const& key) {
    for (auto const county : command::tenants(store.writer())) command::County(store, county, key);
}

int show(command::Findings const& findings, char const* whole) {
    for (auto const& finding : findings) std::cout << finding << "\n";
    std::cout << (findings.empty() ? std::string(whole) : std::to_string(findings.size()) + " 处不符，见上。") << "\n";
    return findings.empty() ? 0 : 1;
}

struct Backup {
    Place place;
    LockFiles to;
    std::string out;
    std::string scratch;
    bool with_key = false;
};

std::string scratch_of(Backup const& options, Store const& store) {
    if (!options.scratch.empty()) return options.scratch;
    auto const beside = store.beside("-backup");
    return beside.empty() ? (std::filesystem::temp_directory_path() / "chengxin-backup").string() : beside;
}

int make(Backup const& options) {
    must_be_one(options.to, "to");
    auto const lock = lock_of(options.to);
    Store store(options.place.store);
    store.expect_current();
    auto const key_path = options.place.key_path(store);
    auto const key = ledger::MasterKey::from_file(key_path, false);
    must_fit(store, key);
    auto const key_text = read_file(key_path);
    if (!lock.is_passphrase() && key_text.starts_with(to_hex(bytes_of(lock.secret()))))
        throw Refused("备份不能用数据库自己的密钥来锁：丢了它，两样都打不开。请另造一个密钥文件。");
    auto const kept = backup::make_backup({store, key, lock, options.out, scratch_of(options, store),
                                           options.with_key ? key_text : std::string(), machine_clock()(), tell});
    if (!kept) throw Refused(kept.error());
    for (auto const& head : kept->heads) std::cout << backup::to_text(head) << "\n";
    std::cout << "备份写好了：" << options.out << "，共 " << kept->heads.size() << " 个县，账头见上。\n"
              << (options.with_key
                      ? "个人信息的密钥在这份备份里：谁有备份的密钥或口令，谁就能读到一切。\n"
                      : "个人信息的密钥（" + key_path + "）不在这份备份里：请另外保管它的副本，没有它就恢复不了。\n");
    return show(kept->findings, "已读回来查验：每条记录与记下时一样，推算结果没有不符。");
}

struct Restore {
    Place place;
    LockFiles from_lock;
    std::string from;
    bool despite_findings = false;
};

int put_back(Restore const& options) {
    must_be_one(options.from_lock, "from");
    auto const lock = lock_of(options.from_lock);
    auto const key_path = options.place.key.empty() ? Store::file_of(options.place.store) + ".key" : options.place.key;
    auto const kept = backup::restore(
        {options.from, lock, options.place.store, key_path, options.despite_findings, machine_clock()(), tell});
    if (!kept) throw Refused(kept.error());
    for (auto const& head : kept->heads) std::cout << backup::to_text(head) << "\n";
    std::cout << "恢复好了：" << options.place.store << "，是 " << to_text(kept->made_at)
              << " 的内容，账头见上。所有人要重新登录。\n";
    return show(kept->findings, "已查验：每条记录与记下时一样，推算结果没有不符。");
}

struct Copy {
    std::string from;
    std::string to;
    std::string key;
    ledger::Tenant county = 0;
};

std::vector<ledger::Tenant> counties_of(Copy const& options, Store& source) {
    auto const all = command::tenants(source.writer());
    if (options.county == 0) return all;
    if (std::ranges::find(all, options.county) == all.end())
        throw Refused("来源库里没有县 " + std::to_string(options.county) + "：请核对 --from 和 --county。");
    return {options.county};
}

/// In one view of the source, which may be served and recorded in meanwhile.
int carry(Store& source, Store& target, ledger::MasterKey const& key, ledger::Tenant tenant) {
    command::County here(source, tenant, key);
    return source.read([&](store::Connection& view) {
        auto const rows = backup::copy_county(view, target, tenant, tell);
        if (!rows) throw Refused(rows.error());
        tell(std::to_string(tenant) + "：抄了 " + std::to_string(*rows) + " 行，正在两边查验……");
        command::County there(target, tenant, key);
        auto findings = backup::prove(here, view);
        for (auto& finding : findings) finding.insert(0, "来源 ");
        target.read([&](store::Connection& copy) {
            for (auto const& finding : backup::prove(there, copy)) findings.push_back("目标 " + finding);
            if (backup::head_of(copy, tenant) != backup::head_of(view, tenant))
                findings.push_back(std::to_string(tenant) + "：两边的账头不同。");
        });
        std::cout << backup::to_text(backup::head_of(view, tenant)) << "\n";
        return show(findings, "两边都查验过：每条记录与记下时一样，推算结果没有不符，账头相同。");
    });
}

int copy(Copy const& options) {
    if (options.from == options.to) throw Refused("--from 和 --to 是同一个数据库：请核对。");
    Store source(options.from);
    source.expect_current();
    auto const key_path = options.key.empty() ? source.beside(".key") : options.key;
    auto const key = ledger::MasterKey::from_file(key_path, false);
    must_fit(source, key);
    auto const counties = counties_of(options, source);
    Store target(options.to, Store::Opening::make);
    target.migrate(machine_clock()());
    must_fit(target, key);
    int status = 0;
    for (auto const county : counties) status = std::max(status, carry(source, target, key, county));
    std::cout << "密钥文件仍是 " << key_path << "：目标库要用同一个。登录会话不抄，所有人要重新登录。\n";
    return status;
}

}  // namespace

void add_backup(CLI::App& app, Status const& status) {
    auto const options = std::make_shared<Backup>();
    auto* const command = app.add_subcommand("backup", "把数据库备份成一个加密的文件，读回来查验过才算；服务照常运行");
    options->place.add_to(*command);
    command->add_option("--out", options->out, "写到哪个文件（不会覆盖已有的）")->required();
    command->add_option("--to-key", options->to.key, "锁备份的密钥文件，64 个十六进制字符，权限 600");
    command->add_option("--to-passphrase", options->to.passphrase, "或：口令文件，第一行是口令，权限 600");
    command->add_option("--scratch", options->scratch, "放未加密的临时副本的目录（默认在数据库旁边）");
    command->add_flag("--with-key", options->with_key, "把个人信息的密钥也放进备份（默认不放）");
    command->callback([options, status] { *status = make(*options); });
}

void add_restore(CLI::App& app, Status const& status) {
    auto const options = std::make_shared<Restore>();
    auto* const command = app.add_subcommand("restore", "把备份恢复成一个新的数据库文件，查验过才定名");
    options->place.add_to(*command);
    command->add_option("--from", options->from, "备份文件")->required();
    command->add_option("--from-key", options->from_lock.key, "锁备份的密钥文件");
    command->add_option("--from-passphrase", options->from_lock.passphrase, "或：口令文件");
    command->add_flag("--despite-findings", options->despite_findings, "备份里的账有不符之处也原样恢复");
    command->callback([options, status] { *status = put_back(*options); });
}

void add_copy(CLI::App& app, Status const& status) {
    auto const options = std::make_shared<Copy>();
    auto* const command = app.add_subcommand("copy", "把一个县从一个数据库抄到另一个，中断了可以接着抄");
    command->add_option("--from", options->from, "来源数据库，可以正在服务")->required();
    command->add_option("--to", options->to, "目标数据库，没有就新建")->required();
    command->add_option("--key", options->key, "密钥文件，两边用同一个；不写就在来源数据库旁边")
        ->envname("CHENGXIN_KEY");
    command->add_option("--county", options->county, "只抄这个县（六位代码），不写就全抄");
    command->callback([options, status] { *status = copy(*options); });
}

}  // namespace chengxin::cli
