#include "ledger/seal.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace chengxin::ledger {

namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

void must(int ok) {
    if (ok != 1) throw std::runtime_error("libcrypto");
}

struct CipherFree {
    void operator()(EVP_CIPHER_CTX* held) const { EVP_CIPHER_CTX_free(held); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherFree>;

EVP_CIPHER const* aes_256_gcm() {
    static EVP_CIPHER const* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return fetched;
}

EVP_CIPHER_CTX* context() {
    thread_local Cipher const kept(EVP_CIPHER_CTX_new());
    return kept.get();
}

std::uint8_t* data_of(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }

/// out: nonce, ciphertext, tag.
std::string encrypt(Bytes key, Bytes nonce, std::string_view bound, std::string_view value) {
    std::string out(text_of(nonce));
    out.resize(nonce_size + value.size() + tag_size);
    auto* at = data_of(out) + nonce_size;
    int written = 0;
    must(EVP_EncryptInit_ex2(context(), aes_256_gcm(), key.data(), nonce.data(), nullptr));
    must(EVP_EncryptUpdate(context(), nullptr, &written, bytes_of(bound).data(), static_cast<int>(bound.size())));
    must(EVP_EncryptUpdate(context(), at, &written, bytes_of(value).data(), static_cast<int>(value.size())));
    must(EVP_EncryptFinal_ex(context(), at + value.size(), &written));
    must(EVP_CIPHER_CTX_ctrl(context(), EVP_CTRL_AEAD_GET_TAG, tag_size, at + value.size()));
    return out;
}

std::optional<std::string> decrypt(Bytes key, std::string_view bound, Bytes sealed) {
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    auto const body = sealed.subspan(nonce_size, sealed.size() - nonce_size - tag_size);
    std::string tag(text_of(sealed.last(tag_size)));
    std::string value(body.size(), '\0');
    int written = 0;
    must(EVP_DecryptInit_ex2(context(), aes_256_gcm(), key.data(), sealed.data(), nullptr));
    must(EVP_DecryptUpdate(context(), nullptr, &written, bytes_of(bound).data(), static_cast<int>(bound.size())));
    must(EVP_DecryptUpdate(context(), data_of(value), &written, body.data(), static_cast<int>(body.size())));
    must(EVP_CIPHER_CTX_ctrl(context(), EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()));
    if (EVP_DecryptFinal_ex(context(), data_of(value) + value.size(), &written) != 1) return std::nullopt;
    return value;
}

std::string bound_to(Uuid const& fact, std::string_view field) {
    return std::string(text_of(fact.bytes)).append(field);
}

}  // namespace

SubjectSeal::SubjectSeal(Key const& key)
    : cipher_key_(keyed_digest(key, {bytes_of("chengxin cipher")})),
      salt_key_(keyed_digest(key, {bytes_of("chengxin salt")})) {}

Hash SubjectSeal::commitment(Uuid const& fact, std::string_view field, std::string_view value) const {
    auto const salt = keyed_digest(salt_key_, {bytes_of("salt"), bytes_of(bound_to(fact, field))});
    return digest({salt, bytes_of(value)});
}

SealedValue SubjectSeal::seal(Uuid const& fact, std::string_view field, std::string_view value) const {
    auto const bound = bound_to(fact, field);
    auto const nonce = keyed_digest(salt_key_, {bytes_of("nonce"), bytes_of(bound), bytes_of(value)});
    return {commitment(fact, field, value), encrypt(cipher_key_, Bytes(nonce).first(nonce_size), bound, value)};
}

std::optional<std::string> SubjectSeal::open(Uuid const& fact, std::string_view field, Bytes sealed) const {
    return decrypt(cipher_key_, bound_to(fact, field), sealed);
}

MasterKey MasterKey::from_file(std::string const& path, bool make) {
    if (::access(path.c_str(), F_OK) != 0) {
        if (!make)
            throw std::runtime_error("找不到密钥文件 " + path +
                                     "。请从保管处取回它，放回原处；没有它，个人信息读不出来。");
        Key key{};
        fill_random(key);
        int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        auto const text = to_hex(key) + "\n";
        bool const written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
        bool const kept = file >= 0 && ::fsync(file) == 0 && ::close(file) == 0;
        if (!written || !kept) throw std::runtime_error("密钥文件 " + path + " 写不进去，请检查磁盘和权限。");
    }
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        throw std::runtime_error("密钥文件 " + path + " 别人也能读，请执行 chmod 600 后再启动。");
    }
    std::string text;
    std::ifstream(path) >> text;
    auto const bytes = from_hex(text);
    if (!bytes || bytes->size() != sizeof(Key))
        throw std::runtime_error("密钥文件 " + path + " 的内容不是密钥（应为 64 个十六进制字符）。");
    Key key{};
    std::memcpy(key.data(), bytes->data(), key.size());
    return MasterKey(key);
}

std::string MasterKey::wrap(Key const& key, Uuid const& subject) const {
    std::array<std::uint8_t, nonce_size> nonce{};
    fill_random(nonce);
    return encrypt(key_, nonce, text_of(subject.bytes), text_of(key));
}

std::optional<Key> MasterKey::unwrap(Bytes wrapped, Uuid const& subject) const {
    auto const opened = decrypt(key_, text_of(subject.bytes), wrapped);
    if (!opened || opened->size() != sizeof(Key)) return std::nullopt;
    Key key{};
    std::memcpy(key.data(), opened->data(), key.size());
    return key;
}

}  // namespace chengxin::ledger
