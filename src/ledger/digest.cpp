#include "ledger/digest.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace chengxin::ledger {

namespace {

void must(int ok) {
    if (ok != 1) throw std::runtime_error("libcrypto");
}

struct ContextFree {
    void operator()(EVP_MD_CTX* held) const { EVP_MD_CTX_free(held); }
};

/// The algorithm is fetched once a thread: fetching it costs more than hashing a fact.
class Sha256 {
public:
    Hash of(Bytes first, std::initializer_list<Bytes> others) {
        must(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr));
        must(EVP_DigestUpdate(context_.get(), first.data(), first.size()));
        for (auto const part : others) must(EVP_DigestUpdate(context_.get(), part.data(), part.size()));
        Hash hash{};
        must(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr));
        return hash;
    }

    static Sha256& of_this_thread() {
        thread_local Sha256 sha;
        return sha;
    }

private:
    static EVP_MD const* algorithm() {
        static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        return fetched;
    }
    std::unique_ptr<EVP_MD_CTX, ContextFree> context_{EVP_MD_CTX_new()};
};

}  // namespace

Hash digest(std::initializer_list<Bytes> parts) { return Sha256::of_this_thread().of({}, parts); }

Hash keyed_digest(Bytes key, std::initializer_list<Bytes> parts) {
    constexpr std::size_t block = 64;
    CHECK(key.size() <= block);
    std::array<std::uint8_t, block> inner{};
    std::array<std::uint8_t, block> outer{};
    for (std::size_t i = 0; i < block; ++i) {
        std::uint8_t const byte = i < key.size() ? key[i] : std::uint8_t{0};
        inner[i] = byte ^ 0x36U;
        outer[i] = byte ^ 0x5cU;
    }
    auto const first = Sha256::of_this_thread().of(inner, parts);
    return digest({outer, first});
}

std::array<std::uint8_t, 8> big_endian(std::int64_t number) {
    std::array<std::uint8_t, 8> bytes{};
    for (unsigned i = 0; i < 8; ++i) {
        bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (56U - 8U * i));
    }
    return bytes;
}

void fill_random(std::span<std::uint8_t> bytes) { must(RAND_bytes(bytes.data(), static_cast<int>(bytes.size()))); }

}  // namespace chengxin::ledger
