#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

/// What somebody types to find a person, a household or a place, and how names are compared with it.
namespace chengxin::sync {

/// One form of what may be written in several: digits and letters of full width become plain ones, capitals small, a
/// dot between the parts of a name falls away whichever dot it is (阿卜杜拉·买买提), blanks of all kinds become one.
/// Characters that are rare stay what they are. in: well-formed UTF-8.
std::string folded(std::string_view text);

/// Words, each of which must be found. in: what somebody typed.
/// fails: invalid `search.text` when there is nothing to search for, or too much.
Result<std::vector<std::string>> sought_words(std::string_view text);

/// Whether a word is the end of a telephone number: four digits or more.
bool is_tail(std::string_view word);
/// Whether a word is a whole number of an identity card. source: GB 11643
bool is_id_number(std::string_view word);
/// The digits of a telephone number that a search by its end compares; "" when it has fewer than four.
std::string tail_of(std::string_view phone);

}  // namespace chengxin::sync
