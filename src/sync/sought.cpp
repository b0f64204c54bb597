#include "sync/sought.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace chengxin::sync {

namespace {

constexpr std::size_t characters_max = 60;
constexpr std::size_t words_max = 6;
constexpr std::size_t tail_digits = 4;
constexpr std::size_t phone_digits_max = 14;
constexpr std::size_t id_number_size = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What stands between the parts of a name: U+00B7 as it should be written, and what keyboards give instead.
bool is_dot(std::string_view character) {
    constexpr std::array<std::string_view, 8> dots{"·", "•", "・", "‧", "∙", "⋅", ".", "．"};
    return std::ranges::find(dots, character) != dots.end();
}

bool is_blank(std::string_view character) {
    constexpr std::array<std::string_view, 2> wide{"　", "\u00a0"};
    return (character.size() == 1 && static_cast<unsigned char>(character.front()) <= ' ') ||
           std::ranges::find(wide, character) != wide.end();
}

/// U+FF01 to U+FF5E are the printed characters of ASCII at full width.
char plain_of(std::string_view character) {
    if (character.size() == 1) return character.front();
    if (character.size() != 3 || character[0] != '\xef') return 0;
    auto const middle = static_cast<unsigned char>(character[1]);
    auto const last = static_cast<unsigned char>(character[2]);
    if (middle == 0xbc && last >= 0x81) return static_cast<char>(last - 0x81 + '!');
    if (middle == 0xbd && last <= 0x9e) return static_cast<char>(last - 0x80 + '`');
    return 0;
}

std::size_t size_of(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const character = text.substr(0, size_of(text.front()));
        text.remove_prefix(character.size());
        if (is_dot(character)) continue;
        if (is_blank(character)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            continue;
        }
        auto const plain = plain_of(character);
        if (plain == 0) {
            out += character;
        } else {
            out += plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain - 'A' + 'a') : plain;
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

Result<std::vector<std::string>> sought_words(std::string_view text) {
    Problem const wrong{Refusal::invalid, "search.text", "/text",
                        "请写要找的姓名、村组、地址、单位、电话末四位或身份证号，最多 60 个字、6 个词。"};
    auto const count = character_count(text);
    if (!count || *count > characters_max) return wrong;
    std::vector<std::string> words;
    auto const typed = folded(text);
    for (std::size_t at = 0; at < typed.size();) {
        auto const past = std::min(typed.find(' ', at), typed.size());
        words.push_back(typed.substr(at, past - at));
        at = past + 1;
    }
    if (words.empty() || words.size() > words_max) return wrong;
    return words;
}

bool is_id_number(std::string_view word) {
    return word.size() == id_number_size && std::ranges::all_of(word.substr(0, id_number_size - 1), is_digit) &&
           (is_digit(word.back()) || word.back() == 'x');
}

bool is_tail(std::string_view word) {
    return word.size() >= tail_digits && word.size() <= phone_digits_max && std::ranges::all_of(word, is_digit);
}

std::string tail_of(std::string_view phone) {
    std::string digits;
    std::ranges::copy_if(phone, std::back_inserter(digits), is_digit);
    return digits.size() < tail_digits ? std::string() : digits.substr(digits.size() - tail_digits);
}

}  // namespace chengxin::sync
