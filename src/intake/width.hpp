#pragma once

#include <string>
#include <string_view>

/// Characters as they are typed: full width, look-alikes, what cannot be seen.
namespace chengxin::intake {

/// Full-width digits, letters and signs (U+FF01 to U+FF5E) in their narrow form.
std::string half_width(std::string_view text);

/// The code points of well-formed UTF-8.
std::u32string code_points(std::string_view text);
std::string utf8_of(char32_t character);

/// "U+2022"
std::string code_name(char32_t character);

/// Without spaces at both ends, of whatever width.
std::string_view trimmed(std::string_view text);

}  // namespace chengxin::intake
