#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace chengxin {

/// A file without a name that is gone with its last holder: what is too large for memory on its way to somebody.
/// Nobody else can open it, and a crash leaves nothing behind.
class TemporaryFile {
public:
    /// throws: std::system_error when the machine has no room for it.
    TemporaryFile();
    ~TemporaryFile();
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    /// What libraries that ask for a name can open it by, as long as it lives.
    std::string path() const;
    /// Behind what is there. throws: std::system_error.
    void append(std::string_view bytes);
    /// throws: std::system_error.
    std::int64_t size() const;
    /// The bytes from `first` on, as many as fit. out: how many. throws: std::system_error.
    std::size_t read(std::int64_t first, std::span<char> into) const;
    /// All of it. in: a file that is known to be small.
    std::string bytes() const;

private:
    int descriptor_;
};

}  // namespace chengxin
