#include "intake/width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace chengxin::intake {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        auto const character = first_characters(text, 1);
        auto const lead = static_cast<unsigned char>(character[0]);
        char32_t point = character.size() == 1 ? lead : lead & (0x7fU >> character.size());
        for (auto const c : character.substr(1)) point = (point << 6U) | (static_cast<unsigned char>(c) & 0x3fU);
        points += point;
        text.remove_prefix(character.size());
    }
    return points;
}

std::string utf8_of(char32_t point) {
    auto const byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80U) return {byte(point)};
    if (point < 0x800U) return {byte(0xc0U | (point >> 6U)), byte(0x80U | (point & 0x3fU))};
    if (point < 0x10000U) {
        return {byte(0xe0U | (point >> 12U)), byte(0x80U | ((point >> 6U) & 0x3fU)), byte(0x80U | (point & 0x3fU))};
    }
    return {byte(0xf0U | (point >> 18U)), byte(0x80U | ((point >> 12U) & 0x3fU)), byte(0x80U | ((point >> 6U) & 0x3fU)),
            byte(0x80U | (point & 0x3fU))};
}

std::string half_width(std::string_view text) {
    constexpr char32_t first = 0xff01;
    constexpr char32_t last = 0xff5e;
    constexpr char32_t distance = 0xff01 - 0x21;
    std::string narrow;
    narrow.reserve(text.size());
    while (!text.empty()) {
        auto const character = first_characters(text, 1);
        auto const point = character.size() == 3 ? code_points(character).front() : char32_t{0};
        if (point >= first && point <= last)
            narrow += static_cast<char>(point - distance);
        else
            narrow += character;
        text.remove_prefix(character.size());
    }
    return narrow;
}

std::string code_name(char32_t character) {
    std::string hex;
    for (auto rest = static_cast<std::uint32_t>(character); rest > 0; rest >>= 4U) {
        hex.insert(hex.begin(), "0123456789ABCDEF"[rest & 15U]);
    }
    return "U+" + std::string(hex.size() < 4 ? 4 - hex.size() : 0, '0') + hex;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 6> spaces{" ", "\t", "\n", "\r", "\xE3\x80\x80", "\xC2\xA0"};
    auto const drop = [&](auto const& has, auto const& remove) {
        for (bool found = true; found;) {
            found = false;
            for (auto const space : spaces) {
                if (!has(space)) continue;
                remove(space.size());
                found = true;
            }
        }
    };
    drop([&](std::string_view space) { return text.starts_with(space); },
         [&](std::size_t size) { text.remove_prefix(size); });
    drop([&](std::string_view space) { return text.ends_with(space); },
         [&](std::size_t size) { text.remove_suffix(size); });
    return text;
}

}  // namespace chengxin::intake
