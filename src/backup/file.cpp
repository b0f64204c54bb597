#include "backup/file.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "store/engine.hpp"

namespace chengxin::backup {

namespace fs = std::filesystem;
using store::StoreFailure;

namespace {

constexpr mode_t owner_only = S_IRUSR | S_IWUSR;

std::string reason() { return std::strerror(errno); }

void remove_quietly(fs::path const& path) {
    std::error_code failed;
    fs::remove_all(path, failed);
    if (failed) spdlog::warn("{} could not be removed: {}", path.string(), failed.message());
}

void sync_folder_of(std::string const& path) {
    auto const folder = fs::absolute(path).parent_path().string();
    int const handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = handle >= 0 && ::fsync(handle) == 0;
    auto const why = reason();
    if (handle >= 0) ::close(handle);
    if (!synced) throw StoreFailure("目录 " + folder + " 没能存稳（" + why + "）：请检查磁盘。");
}

}  // namespace

File::File(std::string path, Purpose purpose) : path_(std::move(path)) {
    handle_ = purpose == Purpose::read
                  ? ::open(path_.c_str(), O_RDONLY | O_CLOEXEC)
                  : ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, owner_only);
    if (handle_ < 0) fail(purpose == Purpose::read ? "打不开" : "建不了");
}

File::~File() {
    if (handle_ >= 0) ::close(handle_);
}

void File::fail(char const* what) const {
    throw StoreFailure("文件 " + path_ + " " + what + "（" + reason() + "）：请核对路径、权限和磁盘空间后再试。");
}

void File::write(Bytes bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(handle_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("写不进去");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

std::size_t File::read(std::span<std::uint8_t> into) {
    std::size_t count = 0;
    while (count < into.size()) {
        auto const got = ::read(handle_, into.data() + count, into.size() - count);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("读不出来");
        if (got == 0) break;
        count += static_cast<std::size_t>(got);
    }
    return count;
}

void File::sync() {
    if (::fsync(handle_) != 0) fail("没能存稳");
}

Provisional::~Provisional() {
    if (kept_) return;
    for (auto const* const suffix : {"", "-wal", "-shm", "-journal"}) remove_quietly(path_ + suffix);
}

void Provisional::keep_as(std::string const& path) {
    {
        int const handle = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        bool const synced = handle >= 0 && ::fsync(handle) == 0;
        auto const why = reason();
        if (handle >= 0) ::close(handle);
        if (!synced) throw StoreFailure("文件 " + path_ + " 没能存稳（" + why + "）：请检查磁盘空间后再试。");
    }
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0)
        throw StoreFailure("不能把文件定名为 " + path + "（" + reason() + "）：已有的文件不会被覆盖，请换一个名字。");
    kept_ = true;
    sync_folder_of(path);
}

Scratch::Scratch(std::string path) : path_(std::move(path)) {
    if (::mkdir(path_.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        throw StoreFailure("临时目录 " + path_ + " 建不了（" + reason() +
                           "）：请核对上级目录的权限，或用 --scratch 另指一处。");
    lock_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        if (lock_ >= 0) ::close(lock_);
        throw StoreFailure("临时目录 " + path_ + " 正被另一次备份使用：请等它做完。");
    }
    // Left by an attempt that was killed.
    for (auto const& entry : fs::directory_iterator(path_)) remove_quietly(entry.path());
}

Scratch::~Scratch() {
    remove_quietly(path_);
    ::close(lock_);
}

}  // namespace chengxin::backup
