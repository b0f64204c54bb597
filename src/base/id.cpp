#include "base/id.hpp"

namespace chengxin {

namespace {

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Made only when it is needed: an id is read far more often than it is refused.
Problem no_uuid() {
    return {Refusal::malformed, "id.malformed", "",
            "编号应是 36 个字符的 UUID，如 0192f0c1-7b3a-7c1e-9d2b-3f4a5b6c7d8e。"};
}

bool hyphen_at(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

Result<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return no_uuid();
    Uuid uuid;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 36; ++i) {
        if (hyphen_at(i)) {
            if (text[i] != '-') return no_uuid();
            continue;
        }
        int const high = nibble(text[i]);
        int const low = nibble(text[i + 1]);
        if (high < 0 || low < 0) return no_uuid();
        uuid.bytes[at++] = static_cast<std::uint8_t>(high * 16 + low);
        ++i;
    }
    return uuid;
}

void append_text(std::string& out, Uuid const& uuid) {
    std::array<char, 36> text{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = '-';
        text[at++] = "0123456789abcdef"[uuid.bytes[i] >> 4U];
        text[at++] = "0123456789abcdef"[uuid.bytes[i] & 15U];
    }
    out.append(text.data(), text.size());
}

std::string to_text(Uuid const& uuid) {
    std::string text;
    append_text(text, uuid);
    return text;
}

Uuid IdMaker::make(std::int64_t now_ms) {
    // 48 bits of time, 12 bits that count within the millisecond (RFC 9562, method 1), 62 random bits.
    if (now_ms > last_ms_) {
        last_ms_ = now_ms;
        counter_ = static_cast<std::uint32_t>(random_() & 0x7ffU);
    } else if (++counter_ > 0xfffU) {
        ++last_ms_;
        counter_ = 0;
    }
    Uuid uuid;
    auto const ms = static_cast<std::uint64_t>(last_ms_);
    for (unsigned i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70U | (counter_ >> 8U));
    uuid.bytes[7] = static_cast<std::uint8_t>(counter_);
    std::uint64_t const random = random_();
    std::memcpy(uuid.bytes.data() + 8, &random, 8);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3fU) | 0x80U);
    return uuid;
}

}  // namespace chengxin
