#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chengxin {

using Bytes = std::span<std::uint8_t const>;

inline Bytes bytes_of(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}
inline std::string_view text_of(Bytes bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

/// Number of characters (code points) of a text, or nothing if it is not well-formed UTF-8
/// (overlong forms, surrogates and what lies above U+10FFFF are not).
std::optional<std::size_t> character_count(std::string_view text);

/// Whether the text holds a control character other than tab and line feed.
bool has_control_character(std::string_view text);

/// The first `count` characters of a well-formed text.
std::string_view first_characters(std::string_view text, std::size_t count);

std::string to_hex(Bytes bytes);
std::optional<std::string> from_hex(std::string_view hex);

}  // namespace chengxin
