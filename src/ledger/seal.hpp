#pragma once

#include <optional>
#include <string>

#include "base/id.hpp"
#include "ledger/digest.hpp"

namespace chengxin::ledger {

using Key = std::array<std::uint8_t, 32>;

/// A personal value as it is kept: what the fact shows instead, and what lies beside the ledger.
struct SealedValue {
    Hash commitment;    ///< enters the leaf: digest of a secret salt and the value
    std::string bytes;  ///< nonce, ciphertext, tag
};

/// The key of one subject, split into one that encrypts and one that salts.
/// Salt and nonce follow from the key, the fact's id, the field and the value: the same fact pushed again has the same
/// leaf, no nonce serves two values, and erasing the key erases the salts.
class SubjectSeal {
public:
    explicit SubjectSeal(Key const& key);

    SealedValue seal(Uuid const& fact, std::string_view field, std::string_view value) const;
    /// The commitment alone. cost: a third of seal().
    Hash commitment(Uuid const& fact, std::string_view field, std::string_view value) const;
    /// out: the value, or nothing if the bytes were altered or lie under another key, fact or field.
    std::optional<std::string> open(Uuid const& fact, std::string_view field, Bytes sealed) const;

private:
    Hash cipher_key_;
    Hash salt_key_;
};

/// The key file outside the database. Keys of subjects are kept wrapped under it.
class MasterKey {
public:
    explicit MasterKey(Key const& key) : key_(key) {}

    /// Reads the key file; makes it (mode 0600) where `make` and there is none.
    /// throws: std::runtime_error, in Chinese, when it is missing, not private or not a key.
    static MasterKey from_file(std::string const& path, bool make);

    std::string wrap(Key const& key, Uuid const& subject) const;
    /// out: nothing if it was wrapped by another master key or for another subject.
    std::optional<Key> unwrap(Bytes wrapped, Uuid const& subject) const;

    /// Tells two master keys apart without showing either.
    Hash check_value() const { return keyed_digest(key_, {bytes_of("chengxin master check")}); }

private:
    Key key_;
};

}  // namespace chengxin::ledger
