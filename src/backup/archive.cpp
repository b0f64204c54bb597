#include "backup/archive.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "ledger/digest.hpp"
#include "store/engine.hpp"

namespace chengxin::backup {

using store::StoreFailure;

namespace {

constexpr std::string_view magic = "chengxin backup\n";
constexpr std::uint8_t version = 1;
constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;
constexpr std::size_t tag_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t passphrase_least = 16;
constexpr std::size_t key_digits = 64;

// Argon2id: a second or so a guess.
constexpr std::uint64_t passes = 4;
constexpr std::uint64_t memory_bytes = std::uint64_t{64} << 20;
// What another program's file may ask of us.
constexpr std::uint64_t passes_most = 32;
constexpr std::uint64_t memory_most = std::uint64_t{1} << 30;

// Where things stand in the prelude.
constexpr std::size_t version_at = 16;
constexpr std::size_t kind_at = 17;
constexpr std::size_t salt_at = 18;
constexpr std::size_t passes_at = 34;
constexpr std::size_t memory_at = 42;
constexpr std::size_t stream_at = 50;
static_assert(salt_at + crypto_pwhash_SALTBYTES == passes_at);
static_assert(stream_at + crypto_secretstream_xchacha20poly1305_HEADERBYTES == prelude_bytes);

void put_number(Prelude& prelude, std::size_t at, std::uint64_t number) {
    for (std::size_t i = 0; i < 8; ++i) prelude[at + i] = static_cast<std::uint8_t>(number >> (8 * i));
}
std::uint64_t number_in(Prelude const& prelude, std::size_t at) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number |= std::uint64_t{prelude[at + i]} << (8 * i);
    return number;
}

ledger::Hash stream_key(Lock const& lock, Prelude const& prelude) {
    if (!lock.is_passphrase()) return ledger::keyed_digest(bytes_of(lock.secret()), {bytes_of("chengxin backup")});
    ledger::Hash key{};
    int const made =
        crypto_pwhash(key.data(), key.size(), lock.secret().data(), lock.secret().size(), prelude.data() + salt_at,
                      number_in(prelude, passes_at), number_in(prelude, memory_at), crypto_pwhash_ALG_ARGON2ID13);
    if (made != 0) throw StoreFailure("内存不够，算不出备份口令的密钥：请在空闲内存更多的机器上做。");
    return key;
}

std::string private_text(std::string const& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        throw std::runtime_error("找不到备份的密钥文件 " + path +
                                 "：请核对路径；还没有的话，用 (umask 077; openssl rand -hex 32 > 文件) 造一个，"
                                 "另存两份。");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw std::runtime_error("备份的密钥文件 " + path + " 别人也能读，请执行 chmod 600 后再试。");
    std::string line;
    std::ifstream file(path);
    std::getline(file, line);
    return line;
}

[[noreturn]] void refuse_altered(std::string const& path) {
    throw StoreFailure("备份文件 " + path + " 不完整或被改动过：没有恢复任何内容，请换用另一份备份。");
}

}  // namespace

Lock Lock::of_key_file(std::string const& path) {
    auto const digits = private_text(path);
    auto const bytes = from_hex(digits);
    if (digits.size() != key_digits || !bytes)
        throw std::runtime_error("备份的密钥文件 " + path + " 的内容不是密钥（应为 64 个十六进制字符）。");
    return Lock(*bytes, false);
}

Lock Lock::of_passphrase_file(std::string const& path) {
    auto const line = private_text(path);
    if (line.size() < passphrase_least)
        throw std::runtime_error("备份的口令太短：" + path + " 的第一行至少要 " + std::to_string(passphrase_least) +
                                 " 个字节。");
    return Lock(line, true);
}

Lock::~Lock() { sodium_memzero(secret_.data(), secret_.size()); }

ArchiveWriter::ArchiveWriter(std::string const& path, Lock const& lock) : file_(path, File::Purpose::make) {
    std::ranges::copy(magic, prelude_.begin());
    prelude_[version_at] = version;
    prelude_[kind_at] = lock.is_passphrase() ? 1 : 0;
    if (lock.is_passphrase()) {
        ledger::fill_random(std::span(prelude_).subspan(salt_at, crypto_pwhash_SALTBYTES));
        put_number(prelude_, passes_at, passes);
        put_number(prelude_, memory_at, memory_bytes);
    }
    auto key = stream_key(lock, prelude_);
    crypto_secretstream_xchacha20poly1305_init_push(&state_, prelude_.data() + stream_at, key.data());
    sodium_memzero(key.data(), key.size());
    file_.write(prelude_);
    chunk_.reserve(chunk_bytes);
}

void ArchiveWriter::write(Bytes bytes) {
    while (!bytes.empty()) {
        if (chunk_.size() == chunk_bytes) push(0);
        auto const part = bytes.first(std::min(bytes.size(), chunk_bytes - chunk_.size()));
        chunk_.insert(chunk_.end(), part.begin(), part.end());
        bytes = bytes.subspan(part.size());
    }
}

void ArchiveWriter::push(std::uint8_t tag) {
    std::vector<std::uint8_t> sealed(chunk_.size() + tag_bytes);
    crypto_secretstream_xchacha20poly1305_push(&state_, sealed.data(), nullptr, chunk_.data(), chunk_.size(),
                                               prelude_.data(), prelude_.size(), tag);
    file_.write(sealed);
    chunk_.clear();
}

void ArchiveWriter::finish() {
    push(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    file_.sync();
}

ArchiveReader::ArchiveReader(std::string const& path, Lock const& lock)
    : path_(path),
      file_(path, File::Purpose::read) {
    bool const whole = file_.read(prelude_) == prelude_.size();
    if (!whole || !std::equal(magic.begin(), magic.end(), prelude_.begin()))
        throw StoreFailure("文件 " + path_ + " 不是 chengxin backup 写下的备份，或只剩一截：请核对文件名。");
    if (prelude_[version_at] != version)
        throw StoreFailure("备份文件 " + path_ + " 的格式是第 " + std::to_string(prelude_[version_at]) +
                           " 版，本程序只认第 1 版：请换用写下它的程序，或核对文件是否被改动。");
    if ((prelude_[kind_at] == 1) != lock.is_passphrase() || prelude_[kind_at] > 1)
        throw StoreFailure("备份文件 " + path_ +
                           (lock.is_passphrase() ? " 不是用口令锁的：请用 --from-key。"
                                                 : " 不是用密钥文件锁的：请用 --from-passphrase。"));
    if (number_in(prelude_, passes_at) > passes_most || number_in(prelude_, memory_at) > memory_most)
        refuse_altered(path_);
    auto key = stream_key(lock, prelude_);
    int const begun = crypto_secretstream_xchacha20poly1305_init_pull(&state_, prelude_.data() + stream_at, key.data());
    sodium_memzero(key.data(), key.size());
    if (begun != 0) refuse_altered(path_);
}

/// The next chunk. out: false after the last one.
bool ArchiveReader::pull() {
    if (ended_) return false;
    std::vector<std::uint8_t> sealed(chunk_bytes + tag_bytes);
    sealed.resize(file_.read(sealed));
    if (sealed.size() < tag_bytes) refuse_altered(path_);
    chunk_.resize(sealed.size() - tag_bytes);
    std::uint8_t tag = 0;
    int const opened = crypto_secretstream_xchacha20poly1305_pull(&state_, chunk_.data(), nullptr, &tag, sealed.data(),
                                                                  sealed.size(), prelude_.data(), prelude_.size());
    if (opened != 0 && first_)
        throw StoreFailure("备份文件 " + path_ + " 打不开：密钥或口令不是锁它的那一个，或文件被改动过。");
    bool const is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (opened != 0 || (!is_last && chunk_.size() != chunk_bytes)) refuse_altered(path_);
    std::uint8_t beyond = 0;
    if (is_last && file_.read({&beyond, 1}) != 0) refuse_altered(path_);
    ended_ = is_last;
    first_ = false;
    at_ = 0;
    return true;
}

void ArchiveReader::read(std::span<std::uint8_t> into) {
    while (!into.empty()) {
        if (at_ == chunk_.size() && !pull()) refuse_altered(path_);
        auto const count = std::min(into.size(), chunk_.size() - at_);
        std::memcpy(into.data(), chunk_.data() + at_, count);
        at_ += count;
        into = into.subspan(count);
    }
}

void ArchiveReader::expect_end() {
    if (at_ != chunk_.size() || !ended_) refuse_altered(path_);
}

}  // namespace chengxin::backup
