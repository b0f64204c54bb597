#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/text.hpp"

namespace chengxin::backup {

/// A file that is written or read from end to end. Everything throws store::StoreFailure, in Chinese, with the path and
/// what the system says: no space, no right, gone.
class File {
public:
    enum class Purpose { read, make };

    /// Make: mode 0600, over what an earlier attempt left there.
    File(std::string path, Purpose purpose);
    ~File();
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    void write(Bytes bytes);
    /// out: how many bytes were read, fewer than asked for only at the end of the file.
    std::size_t read(std::span<std::uint8_t> into);
    /// On the disk when this returns.
    void sync();

private:
    [[noreturn]] void fail(char const* what) const;

    std::string path_;
    int handle_ = -1;
};

/// What has been made there is gone at the end of the scope, unless kept.
class Provisional {
public:
    explicit Provisional(std::string path) : path_(std::move(path)) {}
    Provisional(Provisional const&) = delete;
    /// Takes away a database's write-ahead log with it.
    ~Provisional();

    std::string const& path() const { return path_; }
    /// Gives the file its name, on the disk when this returns; never over another file.
    /// throws: store::StoreFailure.
    void keep_as(std::string const& path);
    /// It has its name already.
    void leave() { kept_ = true; }

private:
    std::string path_;
    bool kept_ = false;
};

/// A folder of one's own for what must not be seen half done: mode 0700, emptied before and removed afterwards.
class Scratch {
public:
    /// throws: store::StoreFailure, also when another process is using it.
    explicit Scratch(std::string path);
    Scratch(Scratch const&) = delete;
    ~Scratch();

    std::string file(char const* name) const { return path_ + "/" + name; }

private:
    std::string path_;
    int lock_ = -1;
};

}  // namespace chengxin::backup
