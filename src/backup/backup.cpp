#include "backup/backup.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "backup/manifest.hpp"
#include "backup/tables.hpp"

namespace chengxin::backup {

namespace fs = std::filesystem;
using store::Store;
using store::StoreFailure;

namespace {

constexpr std::size_t piece_bytes = std::size_t{256} * 1024;
constexpr std::uint32_t manifest_most = std::uint32_t{1} << 20;
constexpr std::uint64_t key_most = 4096;

bool exists(std::string const& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0;
}

/// A database that was closed has no log beside it: else moving the one would lose what stands in the other.
void must_be_one_file(std::string const& path) {
    if (exists(path + "-wal")) throw StoreFailure("数据库 " + path + " 没能合成一个文件：请检查磁盘空间后再试。");
}

/// Everything of the store as of one moment, as a database in one file, whatever engine the store has. Sessions are
/// left out, for nobody may take them up again. out: the heads in it.
std::vector<CountyHead> take_snapshot(BackupOrder const& order, std::string const& path) {
    File(path, File::Purpose::make).sync();  // made here so that its mode is ours
    if (!order.store.write_file(path)) {
        Store made("sqlite:" + path, Store::Opening::make);
        made.migrate(order.now);
        copy_all(order.store, made, order.tell);
    }
    std::vector<CountyHead> heads;
    {
        Store copy("sqlite:" + path);
        forget_sessions(copy.writer());
        heads = heads_of(copy.writer());
    }
    must_be_one_file(path);
    return heads;
}

std::vector<CountyHead> snapshot_or_reason(BackupOrder const& order, std::string const& path) {
    try {
        return take_snapshot(order, path);
    } catch (StoreFailure const& failure) {
        throw StoreFailure("副本 " + path + " 没能写成（" + failure.what() +
                           "）：请检查磁盘空间，或用 --scratch 另指一处。");
    }
}

void write_archive(ArchiveWriter& archive, Manifest const& manifest, std::string const& key_text,
                   std::string const& database) {
    auto const text = written(manifest);
    std::array<std::uint8_t, 4> length{};
    for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<std::uint8_t>(text.size() >> (8 * i));
    archive.write(length);
    archive.write(bytes_of(text));
    archive.write(bytes_of(key_text));
    File file(database, File::Purpose::read);
    std::vector<std::uint8_t> piece(piece_bytes);
    for (auto count = file.read(piece); count > 0; count = file.read(piece)) archive.write(Bytes(piece).first(count));
    archive.finish();
}

struct Read {
    Manifest manifest;
    std::string key_text;
};

/// Writes the database of a backup to `path`, once all of it is proved to be as it was written.
Read read_archive(std::string const& from, Lock const& lock, std::string const& path) {
    ArchiveReader archive(from, lock);
    std::array<std::uint8_t, 4> bytes{};
    archive.read(bytes);
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) length |= std::uint32_t{bytes[i]} << (8 * i);
    if (length > manifest_most) throw StoreFailure("备份文件 " + from + " 的目录过大：不是本程序写下的。");
    std::vector<std::uint8_t> text(length);
    archive.read(text);
    Read read{manifest_of(text_of(text)), {}};
    if (read.manifest.key_bytes > key_most) throw StoreFailure("备份文件 " + from + " 的密钥过大：不是本程序写下的。");
    std::vector<std::uint8_t> key(read.manifest.key_bytes);
    archive.read(key);
    read.key_text = text_of(key);
    File file(path, File::Purpose::make);
    std::vector<std::uint8_t> piece(piece_bytes);
    for (auto left = read.manifest.database_bytes; left > 0;) {
        auto const part = std::span(piece).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, piece_bytes)));
        archive.read(part);
        file.write(part);
        left -= part.size();
    }
    archive.expect_end();
    file.sync();
    return read;
}

/// in: a store that was read back. throws: StoreFailure when it is not what the manifest says.
void must_hold(Store& store, Manifest const& manifest) {
    if (heads_of(store.writer()) != manifest.heads)
        throw StoreFailure("备份里的账头与它的目录不一致：这份备份不能用，请换一份。");
}

Problem key_differs(std::string const& path) {
    return {Refusal::conflict, "restore.key", "",
            "密钥文件 " + path + " 已经有了，又不是备份里的那一个：请先把它移开，或用 --key 另指一处。"};
}

/// A key file made where there was none; gone again unless the restore comes to its end.
class KeyPlaced {
public:
    KeyPlaced(std::string const& path, std::string const& text) {
        if (text.empty() || exists(path)) return;
        made_.emplace(path);
        File file(path, File::Purpose::make);
        file.write(bytes_of(text));
        file.sync();
    }
    void keep() {
        if (made_) made_->leave();
    }

private:
    std::optional<Provisional> made_;
};

std::optional<Problem> unfit(RestoreOrder const& order) {
    auto const path = Store::file_of(order.url);
    if (path.empty())
        return Problem{
            Refusal::invalid, "restore.place", "",
            "备份只能恢复成 SQLite 文件（--store sqlite:文件）；要搬到别的数据库，恢复后再用 chengxin copy。"};
    for (auto const* const suffix : {"", "-wal", "-shm", "-journal"}) {
        if (exists(path + suffix))
            return Problem{Refusal::conflict, "restore.exists", "",
                           path + suffix + " 已经有了，不会覆盖：请先把它移到别处，或换一个位置。"};
    }
    return std::nullopt;
}

std::string text_in(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

Result<Kept> make_backup(BackupOrder const& order) {
    if (exists(order.out))
        return Problem{Refusal::conflict, "backup.exists", "",
                       "文件 " + order.out + " 已经有了，不会覆盖：请换一个名字。"};
    Scratch const scratch(order.scratch);
    auto const copy = scratch.file("copy.db");
    order.tell("正在取一份某一时刻的完整副本……");
    Kept kept{order.now, snapshot_or_reason(order, copy), {}};
    Provisional part(order.out + ".part");
    Manifest const manifest{order.now, order.key_text.size(), fs::file_size(copy), kept.heads};
    order.tell("正在加密……");
    {
        ArchiveWriter archive(part.path(), order.lock);
        write_archive(archive, manifest, order.key_text, copy);
    }
    fs::remove(copy);
    order.tell("正在读回来查验……");
    auto const proof = scratch.file("proof.db");
    auto const read = read_archive(part.path(), order.lock, proof);
    Store store("sqlite:" + proof);
    must_hold(store, read.manifest);
    if (read.key_text != order.key_text || read.manifest.heads != kept.heads)
        throw StoreFailure("读回来的备份与写下的不一样：请检查存放备份的磁盘。");
    kept.findings = prove_all(store, order.key);
    part.keep_as(order.out);
    return kept;
}

Result<Kept> restore(RestoreOrder const& order) {
    if (auto const problem = unfit(order)) return *problem;
    auto const path = Store::file_of(order.url);
    Provisional part(path + ".restoring");
    order.tell("正在解开并查验备份……");
    auto const read = read_archive(order.from, order.lock, part.path());
    if (!read.key_text.empty() && exists(order.key_path) && text_in(order.key_path) != read.key_text)
        return key_differs(order.key_path);
    KeyPlaced placed(order.key_path, read.key_text);
    auto const key = ledger::MasterKey::from_file(order.key_path, false);
    Kept kept{read.manifest.made_at, read.manifest.heads, {}};
    {
        Store store("sqlite:" + part.path());
        store.migrate(order.now);
        must_hold(store, read.manifest);
        kept.findings = prove_all(store, key);
    }
    must_be_one_file(part.path());
    if (!kept.findings.empty() && !order.despite_findings) {
        return Problem{Refusal::invalid, "restore.findings", "",
                       "备份里的账有不符之处，没有恢复：" + kept.findings.front() +
                           " 只有这一份备份时，可加 --despite-findings 原样恢复。"};
    }
    part.keep_as(path);
    placed.keep();
    return kept;
}

}  // namespace chengxin::backup
