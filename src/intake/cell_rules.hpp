#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "intake/fault.hpp"
#include "table/sheet.hpp"

/// What offices write into cells, read strictly: what is certain is put right without a word (full width, spaces at the
/// ends, 13800001234.0), what is lost or doubtful is said. Each gives what is wrong, or fills `into`.
/// in: a cell that is not blank.
namespace chengxin::intake {

using Verdict = std::optional<Wrong>;

bool is_blank(table::Cell const& cell);

/// Words: an address, a group, a title.
Verdict read_words(table::Cell const& cell, std::string& into);
/// A person's name. The dot between parts of a name is U+00B7.
Verdict read_name(table::Cell const& cell, std::string& into);
/// A telephone number: digits, `-` and `+`.
Verdict read_phone(table::Cell const& cell, std::string& into);
/// Whether an ID number may be one of which a spreadsheet kept 15 digits. Some of those are sound by chance.
bool may_be_cut(std::string_view id_number);
/// GB 11643, 18 characters. in: `today`, after which nobody is born.
Verdict read_id_number(table::Cell const& cell, Date today, std::string& into);
/// Twelve digits.
Verdict read_code(table::Cell const& cell, std::string& into);
/// A whole number, not negative.
Verdict read_count(table::Cell const& cell, std::int64_t& into);
Verdict read_yes_no(table::Cell const& cell, bool& into);
/// A day, in one of the ways in which it is written here; not after `today`.
Verdict read_day(table::Cell const& cell, Date today, Date& into);

}  // namespace chengxin::intake
