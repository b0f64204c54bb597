#include "base/text.hpp"

#include <algorithm>

namespace chengxin {

namespace {

/// Length in bytes of the well-formed character at the start of `text`, 0 if there is none.
std::size_t character_size(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const follows = [&](std::size_t count) {
        if (text.size() <= count) return false;
        for (std::size_t i = 1; i <= count; ++i) {
            if ((byte(i) & 0xc0U) != 0x80U) return false;
        }
        return true;
    };
    unsigned const lead = byte(0);
    if (lead < 0x80U) return 1;
    if (lead >= 0xc2U && lead <= 0xdfU) return follows(1) ? 2 : 0;
    if (lead >= 0xe0U && lead <= 0xefU) {
        if (!follows(2)) return 0;
        bool const overlong = lead == 0xe0U && byte(1) < 0xa0U;
        bool const surrogate = lead == 0xedU && byte(1) >= 0xa0U;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead >= 0xf0U && lead <= 0xf4U) {
        if (!follows(3)) return 0;
        bool const overlong = lead == 0xf0U && byte(1) < 0x90U;
        bool const beyond = lead == 0xf4U && byte(1) >= 0x90U;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> character_count(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        auto const size = character_size(text);
        if (size == 0) return std::nullopt;
        text.remove_prefix(size);
        ++count;
    }
    return count;
}

bool has_control_character(std::string_view text) {
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20U && c != '\n' && c != '\t') || byte == 0x7fU) return true;
    }
    return false;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += std::max<std::size_t>(1, character_size(text.substr(at)));
    return text.substr(0, at);
}

std::string to_hex(Bytes bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        hex += "0123456789abcdef"[byte >> 4U];
        hex += "0123456789abcdef"[byte & 15U];
    }
    return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    auto const nibble = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        int const high = nibble(hex[i]);
        int const low = nibble(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace chengxin
