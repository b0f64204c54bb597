#include "http/target.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace chengxin::http {

namespace {

Problem unreadable() { return {Refusal::malformed, "request.path", "", "网址中有无法识别的字符，请检查网址后重试。"}; }

bool is_control(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7fU;
}

std::optional<std::string> query_decoded(std::string_view text) {
    std::string spaced(text);
    std::ranges::replace(spaced, '+', ' ');
    return percent_decoded(spaced);
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        std::string digits(text.substr(i + 1, 2));
        for (char& digit : digits) {
            if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
        }
        auto const byte = digits.size() == 2 ? from_hex(digits) : std::nullopt;
        if (!byte) return std::nullopt;
        decoded += *byte;
        i += 2;
    }
    if (!character_count(decoded) || std::ranges::any_of(decoded, is_control)) return std::nullopt;
    return decoded;
}

Result<Target> parse_target(std::string_view text) {
    auto const end = std::min(text.find('?'), text.size());
    auto const written = text.substr(0, end);
    auto path = percent_decoded(written);
    if (!path || !path->starts_with('/')) return unreadable();
    Target target{std::string(written), *std::move(path), {}};

    auto rest = text.substr(std::min(end + 1, text.size()));
    while (!rest.empty()) {
        auto const pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty()) continue;
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = query_decoded(pair.substr(0, equals));
        auto value = query_decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) return unreadable();
        target.query.emplace(*std::move(name), *std::move(value));
    }
    return target;
}

}  // namespace chengxin::http
