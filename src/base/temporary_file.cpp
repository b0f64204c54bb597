#include "base/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace chengxin {

namespace {

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

TemporaryFile::TemporaryFile() {
    auto name = (std::filesystem::temp_directory_path() / "chengxin-XXXXXX").string();
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail("a temporary file could not be made");
    if (unlink(name.c_str()) != 0) {
        auto const error = errno;
        close(descriptor_);
        errno = error;
        fail("a temporary file kept its name");
    }
}

TemporaryFile::~TemporaryFile() { close(descriptor_); }

std::string TemporaryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

void TemporaryFile::append(std::string_view bytes) {
    if (lseek(descriptor_, 0, SEEK_END) < 0) fail("a temporary file has no end");
    while (!bytes.empty()) {
        auto const count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("a temporary file could not be written");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::int64_t TemporaryFile::size() const {
    struct stat about{};
    if (fstat(descriptor_, &about) != 0) fail("a temporary file has no size");
    return about.st_size;
}

std::size_t TemporaryFile::read(std::int64_t first, std::span<char> into) const {
    for (;;) {
        auto const count = pread(descriptor_, into.data(), into.size(), first);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) fail("a temporary file could not be read");
    }
}

std::string TemporaryFile::bytes() const {
    std::string all(static_cast<std::size_t>(size()), '\0');
    std::size_t had = 0;
    while (had < all.size()) {
        auto const count = read(static_cast<std::int64_t>(had), std::span(all).subspan(had));
        if (count == 0) break;
        had += count;
    }
    all.resize(had);
    return all;
}

}  // namespace chengxin
