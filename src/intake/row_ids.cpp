#include "intake/row_ids.hpp"

#include <algorithm>
#include <charconv>

#include "ledger/digest.hpp"
#include "table/sheet.hpp"

namespace chengxin::intake {

namespace {

constexpr std::size_t row_most = 1U << 22U;  // more than a spreadsheet has

bool read_number(std::string_view text, std::size_t& into) {
    auto const* end = text.data() + text.size();
    auto const [stopped, fault] = std::from_chars(text.data(), end, into);
    return fault == std::errc() && stopped == end && into > 0 && into < row_most;
}

}  // namespace

Uuid row_id(ledger::FactId const& import, std::size_t row, Made made) {
    CHECK(row < row_most);
    auto const count = static_cast<std::uint64_t>(row) * 4 + static_cast<std::uint64_t>(made);  // 24 bits
    auto const hash = ledger::digest(
        {bytes_of("chengxin import 1\n"), import.bytes, ledger::big_endian(static_cast<std::int64_t>(count))});
    Uuid id;
    std::copy_n(import.bytes.begin(), 6, id.bytes.begin());
    std::copy_n(hash.begin(), 8, id.bytes.begin() + 8);
    id.bytes[6] = static_cast<std::uint8_t>(0x70U | (count >> 20U));
    id.bytes[7] = static_cast<std::uint8_t>(count >> 12U);
    id.bytes[8] = static_cast<std::uint8_t>(0x80U | ((count >> 6U) & 0x3fU));
    id.bytes[9] = static_cast<std::uint8_t>(((count & 0x3fU) << 2U) | (hash[0] & 3U));
    return id;
}

Result<RowSet> RowSet::parse(std::string_view text) {
    std::vector<Range> ranges;
    Problem const malformed{Refusal::malformed, "rows.malformed", "",
                            "“" + std::string(text) + "”不是行号，请写成 2-40,55 这样。"};
    while (!text.empty()) {
        auto const comma = text.find(',');
        auto const part = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        auto const dash = part.find('-');
        Range range;
        if (!read_number(part.substr(0, dash), range.first)) return malformed;
        range.last = range.first;
        if (dash != std::string_view::npos && !read_number(part.substr(dash + 1), range.last)) return malformed;
        if (range.last < range.first) return malformed;
        ranges.push_back(range);
    }
    if (ranges.empty()) return malformed;
    std::ranges::sort(ranges, {}, &Range::first);
    RowSet set;
    for (auto const& range : ranges) {
        if (!set.ranges_.empty() && range.first <= set.ranges_.back().last + 1) {
            set.ranges_.back().last = std::max(set.ranges_.back().last, range.last);
        } else {
            set.ranges_.push_back(range);
        }
    }
    return set;
}

RowSet RowSet::of(std::vector<std::size_t> const& rows) {
    RowSet set;
    for (auto const row : rows) {
        if (!set.ranges_.empty() && set.ranges_.back().last + 1 == row)
            set.ranges_.back().last = row;
        else
            set.ranges_.push_back({row, row});
    }
    return set;
}

bool RowSet::contains(std::size_t row) const {
    return std::ranges::any_of(ranges_, [&](Range const& range) { return range.first <= row && row <= range.last; });
}

std::vector<std::size_t> RowSet::rows() const {
    std::vector<std::size_t> all;
    for (auto const& range : ranges_) {
        for (auto row = range.first; row <= range.last; ++row) all.push_back(row);
    }
    return all;
}

std::string RowSet::text() const {
    std::string text;
    for (auto const& [first, last] : ranges_) {
        text += (text.empty() ? "" : ",") + std::to_string(first);
        if (last > first) text += "-" + std::to_string(last);
    }
    return text;
}

}  // namespace chengxin::intake
