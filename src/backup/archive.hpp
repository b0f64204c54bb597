#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <vector>

#include "backup/file.hpp"

/// The encrypted file that a backup is. Its format: docs/operating.md.
namespace chengxin::backup {

/// What a backup is locked with: a key file, or a passphrase that somebody can remember.
class Lock {
public:
    /// in:     64 hexadecimal digits, or a first line of at least 16 bytes; readable by its owner alone.
    /// throws: std::runtime_error, in Chinese.
    static Lock of_key_file(std::string const& path);
    static Lock of_passphrase_file(std::string const& path);
    Lock(Lock&&) = default;
    ~Lock();

    bool is_passphrase() const { return is_passphrase_; }
    std::string const& secret() const { return secret_; }

private:
    Lock(std::string_view secret, bool is_passphrase) : secret_(secret), is_passphrase_(is_passphrase) {}

    std::string secret_;
    bool is_passphrase_;
};

constexpr std::size_t prelude_bytes = 74;
using Prelude = std::array<std::uint8_t, prelude_bytes>;
using StreamState = crypto_secretstream_xchacha20poly1305_state;

/// Writes it piece by piece. cost: memory for one chunk.
class ArchiveWriter {
public:
    ArchiveWriter(std::string const& path, Lock const& lock);
    void write(Bytes bytes);
    /// The last piece: a file without it is not whole. On the disk when this returns.
    void finish();

private:
    void push(std::uint8_t tag);

    File file_;
    Prelude prelude_{};
    StreamState state_{};
    std::vector<std::uint8_t> chunk_;
};

/// Reads it piece by piece; nothing is given out that was not proved to be as it was written.
/// throws: store::StoreFailure when it is cut, altered, no backup, or of a newer program; when the lock is another.
class ArchiveReader {
public:
    ArchiveReader(std::string const& path, Lock const& lock);
    /// Fills all of `into`.
    void read(std::span<std::uint8_t> into);
    /// After the last byte that was expected: proves that it was the last indeed.
    void expect_end();

private:
    bool pull();

    std::string path_;
    File file_;
    Prelude prelude_{};
    StreamState state_{};
    std::vector<std::uint8_t> chunk_;
    std::size_t at_ = 0;
    bool first_ = true;
    bool ended_ = false;
};

}  // namespace chengxin::backup
