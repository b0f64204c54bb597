#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>

#include <span>

#include "base/check.hpp"
#include "base/text.hpp"

namespace chengxin::ledger {

using Hash = std::array<std::uint8_t, 32>;

/// SHA-256 of the parts one after another.
/// throws: std::runtime_error when libcrypto fails, as all of these.
Hash digest(std::initializer_list<Bytes> parts);

/// HMAC-SHA-256 of the parts under `key`.
Hash keyed_digest(Bytes key, std::initializer_list<Bytes> parts);

/// Eight bytes, most significant first: how numbers enter a digest.
std::array<std::uint8_t, 8> big_endian(std::int64_t number);

/// Bytes that nobody can foresee, from the machine.
void fill_random(std::span<std::uint8_t> bytes);

}  // namespace chengxin::ledger
