#include "intake/cell_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "intake/width.hpp"
#include "roster/registration_rules.hpp"
#include "table/xlsx_numbers.hpp"

namespace chengxin::intake {

namespace {

using table::Cell;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool are_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

bool is_invisible(char32_t c) {
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f);
}

bool is_private(char32_t c) { return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

bool is_control(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c <= 0x9f); }

/// What cannot be in any text.
Verdict check_characters(std::string_view text) {
    for (auto const c : code_points(text)) {
        if (is_control(c)) {
            return Wrong{"text.control", "有控制字符 " + code_name(c), "请删掉这一格，重新输入。"};
        }
        if (c == 0xfffd) return Wrong{"text.lost", "有的字在转换编码时已经丢失（�）", "请照原件重新输入。"};
        if (is_invisible(c)) {
            return Wrong{"text.invisible", "有看不见的字符 " + code_name(c), "请删掉这一格，重新输入。"};
        }
        if (is_private(c)) {
            return Wrong{"text.private", "“" + utf8_of(c) + "”（" + code_name(c) + "）是自造字，换一台电脑就看不见",
                         "请换成这个字的正式编码（用新版输入法重新输入）。"};
        }
    }
    if (text.find("锟斤拷") != std::string_view::npos || text.find("烫烫烫") != std::string_view::npos) {
        return Wrong{"text.garbled", "是乱码（锟斤拷一类）", "请照原件重新输入。"};
    }
    return {};
}

Verdict read_plain(Cell const& cell, std::string& into) {
    if (cell.kind == Cell::Kind::error) {
        if (cell.text == "=") {
            return Wrong{"cell.formula", "公式没有算出过结果", "请用 Excel 或 WPS 打开，存一次后再导入，或填上值。"};
        }
        return Wrong{"cell.error", "公式出错（" + cell.text + "）", "请改正公式，或填上值。"};
    }
    if (auto wrong = check_characters(cell.text)) return wrong;
    into = trimmed(cell.text);
    return {};
}

/// As read_plain, with narrow digits and letters and without the apostrophe that marks a text in exports.
Verdict read_narrow(Cell const& cell, std::string& into) {
    if (auto wrong = read_plain(cell, into)) return wrong;
    into = half_width(into);
    if (into.starts_with('\'')) into.erase(0, 1);
    return {};
}

/// 4.31123E+17: what spreadsheets make of long numbers.
bool is_scientific(std::string_view text) {
    auto const e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) return false;
    auto const mantissa = text.substr(0, e);
    auto exponent = text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    return are_digits(exponent) && std::ranges::count(mantissa, '.') <= 1 &&
           std::ranges::all_of(mantissa, [](char c) { return is_digit(c) || c == '.'; });
}

/// "13800001234.0" says "13800001234".
void drop_empty_fraction(std::string& text) {
    auto const point = text.find('.');
    if (point == std::string::npos || point == 0 || !are_digits(text.substr(0, point))) return;
    auto const fraction = std::string_view(text).substr(point + 1);
    if (!fraction.empty() && std::ranges::all_of(fraction, [](char c) { return c == '0'; })) text.resize(point);
}

constexpr std::array<char32_t, 12> false_dots{0x2022, 0x30fb, 0xff65, 0x2027, 0x22c5, 0x2219,
                                              0x2024, 0x25cf, 0xff0e, 0x3002, 0x0387, 0x16eb};

bool is_latin(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c <= 0x24f); }

Verdict check_dots(std::u32string const& points) {
    constexpr char32_t dot = 0xb7;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const c = points[i];
        bool const after_latin = i > 0 && is_latin(points[i - 1]);
        if (std::ranges::find(false_dots, c) != false_dots.end() || (c == '.' && !after_latin)) {
            return Wrong{"name.dot", "姓名的间隔号用了“" + utf8_of(c) + "”（" + code_name(c) + "）",
                         "请改成“·”（U+00B7，中文输入法下按键盘左上角的键）。"};
        }
        bool const is_lone = c == dot && (i == 0 || i + 1 == points.size() || points[i + 1] == dot);
        if (is_lone) return Wrong{"name.dot_place", "间隔号“·”只能在姓名的两部分中间", "请核对姓名。"};
    }
    return {};
}

struct DayParts {
    int year = 0;
    unsigned month = 0;
    unsigned dom = 0;
};

/// "2024-3-1", "2024/03/01", "2024.3.1", "2024年3月1日", "20240301", each perhaps with an hour behind it.
std::optional<DayParts> parts_of(std::string text) {
    auto const replace = [&](std::string_view from, char const* to) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from))
            text.replace(at, from.size(), to);
    };
    replace("年", "-");
    replace("月", "-");
    replace("日", " ");
    std::ranges::replace_if(text, [](char c) { return c == '/' || c == '.'; }, '-');
    if (auto const hour = text.find_first_of(" T"); hour != std::string::npos) text.resize(hour);
    if (are_digits(text) && text.size() == 8) text.insert(6, "-").insert(4, "-");
    std::array<int, 3> numbers{};
    auto const* at = text.data();
    auto const* const end = at + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto const [stopped, fault] = std::from_chars(at, end, numbers[i]);
        if (fault != std::errc() || stopped == at) return std::nullopt;
        at = stopped;
        if (i + 1 == numbers.size()) break;
        if (at == end || *at != '-') return std::nullopt;
        ++at;
    }
    bool const sound = at == end && numbers[0] >= 1000 && numbers[0] <= 9999 && numbers[1] >= 0 && numbers[2] >= 0;
    if (!sound) return std::nullopt;
    return DayParts{numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2])};
}

constexpr char const* day_remedy = "请写成 2024-03-01 这样的年月日。";

Wrong unreadable_day(std::string const& text) {
    if (auto const serial = table::day_of_serial(text)) {
        return {"day.serial", "“" + text + "”像是 Excel 的日期序号（" + *serial + "）",
                "请把这一列的格式设为日期，或直接写 " + *serial + "。"};
    }
    auto const parts = std::ranges::count_if(text, [](char c) { return c == '-' || c == '/' || c == '.'; });
    bool const no_day = std::ranges::any_of(text, is_digit) && text.find("年") != std::string::npos &&
                        text.find("日") == std::string::npos;
    if (no_day || parts == 1) return {"day.month_only", "“" + text + "”没有写到日", day_remedy};
    if (parts == 2) return {"day.ambiguous", "“" + text + "”看不出哪个是年、月、日", day_remedy};
    return {"day.unreadable", "“" + text + "”不是日期", day_remedy};
}

Verdict check_birth(std::string const& id_number, Date today) {
    auto const born =
        parse_date(id_number.substr(6, 4) + "-" + id_number.substr(10, 2) + "-" + id_number.substr(12, 2));
    if (born && *born <= today && year_of(*born) >= 1880) return {};
    return Wrong{"id_number.birth", "身份证号里的出生日期 " + id_number.substr(6, 8) + " 不对", "请照身份证核对。"};
}

}  // namespace

bool is_blank(Cell const& cell) { return trimmed(cell.text).empty(); }

Verdict read_words(Cell const& cell, std::string& into) {
    if (auto wrong = read_plain(cell, into)) return wrong;
    std::erase(into, '\r');
    return {};
}

Verdict read_name(Cell const& cell, std::string& into) {
    if (auto wrong = read_plain(cell, into)) return wrong;
    auto const points = code_points(into);
    if (auto wrong = check_dots(points)) return wrong;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const c = points[i];
        if (c == '?' || c == 0xff1f || c == 0x25a1 || c == 0x3013) {
            return Wrong{"name.lost", "姓名里有“" + utf8_of(c) + "”，多半是生僻字在另存时丢了",
                         "请照身份证补上这个字，并存为 .xlsx 或 UTF-8 的 CSV。"};
        }
        if (c == '\n' || c == '\r') {
            return Wrong{"name.lines", "一格里有几行字，像是几个人", "请一人一行。"};
        }
        bool const is_digit_here = (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
        if (is_digit_here) return Wrong{"name.digit", "姓名“" + into + "”里有数字", "请核对是不是填错了列。"};
        bool const is_space = c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
        bool const in_latin = is_space && i > 0 && i + 1 < points.size() &&
                              (is_latin(points[i - 1]) || points[i - 1] == '.') && is_latin(points[i + 1]);
        if (is_space && !in_latin) return Wrong{"name.space", "姓名“" + into + "”中间有空格", "请删去空格。"};
        bool const joins = c == 0x3001 || c == ',' || c == 0xff0c || c == '/' || c == 0xff1b || c == ';';
        if (joins) return Wrong{"name.several", "“" + into + "”像是几个人的姓名", "请一人一行。"};
    }
    return {};
}

Verdict read_phone(Cell const& cell, std::string& into) {
    if (auto wrong = read_narrow(cell, into)) return wrong;
    drop_empty_fraction(into);
    auto const told = into;
    if (is_scientific(into)) {
        return Wrong{"phone.scientific", "电话被 Excel 变成了 " + told + "，后面的数字已经丢失",
                     "请把这一列设为文本格式，照原件重新输入。"};
    }
    for (auto const* joint : {"、", "/", ",", ";", "，", "；", "\n"}) {
        if (into.find(joint) != std::string::npos) {
            return Wrong{"phone.several", "一格里写了几个电话", "请只留一个最常用的。"};
        }
    }
    std::erase(into, ' ');
    bool const sound = std::ranges::all_of(into, [](char c) { return is_digit(c) || c == '-' || c == '+'; });
    if (!sound) return Wrong{"phone.malformed", "电话里有数字以外的字", "电话只能有数字和“-”，请核对。"};
    auto const digits = std::ranges::count_if(into, is_digit);
    bool const is_mobile = into.starts_with('1') && into.find('-') == std::string::npos;
    if (is_mobile && digits != 11 && digits > 6) {
        return Wrong{"phone.length", "手机号有 " + std::to_string(digits) + " 位，应当是 11 位", "请核对。"};
    }
    if (into.size() < 5 || into.size() > 20) {
        return Wrong{"phone.length", "电话有 " + std::to_string(digits) + " 位", "电话要 5 到 20 位，请核对。"};
    }
    return {};
}

bool may_be_cut(std::string_view id_number) { return id_number.ends_with("000"); }

Verdict read_id_number(Cell const& cell, Date today, std::string& into) {
    constexpr std::size_t length = 18;
    constexpr std::size_t kept = 15;  // digits that a spreadsheet keeps of a number
    constexpr char const* lost_remedy = "请把这一列设为文本格式，照身份证重新输入（只改格式，数字回不来）。";
    if (auto wrong = read_narrow(cell, into)) return wrong;
    drop_empty_fraction(into);
    std::erase(into, ' ');
    std::ranges::replace(into, 'x', 'X');
    if (is_scientific(into)) {
        return Wrong{"id_number.scientific", "身份证号被 Excel 变成了 " + into + "，后几位已经丢失", lost_remedy};
    }
    if (cell.kind == Cell::Kind::number && into.size() > kept) {
        return Wrong{"id_number.number", "身份证号存成了数字，Excel 只保留 15 位，后几位已经变成 0", lost_remedy};
    }
    bool const digits = into.size() >= 2 && are_digits(into.substr(0, into.size() - 1)) &&
                        (is_digit(into.back()) || into.back() == 'X');
    if (!digits)
        return Wrong{"id_number.characters", "身份证号里有不该有的字", "只能是数字，最后一位可以是 X，请核对。"};
    if (into.size() == kept) return Wrong{"id_number.old", "是 15 位的旧身份证号", "请换成现在的 18 位身份证号。"};
    if (into.size() != length) {
        return Wrong{"id_number.length", "身份证号有 " + std::to_string(into.size()) + " 位，应当是 18 位",
                     "请照身份证核对。"};
    }
    bool const nobody_has_it = into.substr(14, 3) == "000";  // those born on a day are counted from 1
    if (roster::is_id_number(into) && !nobody_has_it) return check_birth(into, today);
    if (may_be_cut(into)) {
        return Wrong{"id_number.zeros", "身份证号最后三位是 000，没有这样的号，是被 Excel 抹成了 0", lost_remedy};
    }
    if (auto wrong = check_birth(into, today)) return wrong;
    return Wrong{"id_number.check", "身份证号不对（最后一位校验不符）", "请照身份证核对。"};
}

Verdict read_code(Cell const& cell, std::string& into) {
    if (auto wrong = read_narrow(cell, into)) return wrong;
    drop_empty_fraction(into);
    if (is_scientific(into)) {
        return Wrong{"code.scientific", "代码被 Excel 变成了 " + into, "请把这一列设为文本格式，重新填写 12 位代码。"};
    }
    if (are_digits(into) && into.size() == 12) return {};
    return Wrong{"code.malformed", "代码“" + into + "”不是 12 位数字", "请写 12 位行政区划代码。"};
}

Verdict read_count(Cell const& cell, std::int64_t& into) {
    std::string text;
    if (auto wrong = read_narrow(cell, text)) return wrong;
    drop_empty_fraction(text);
    auto const* end = text.data() + text.size();
    auto const [stopped, fault] = std::from_chars(text.data(), end, into);
    if (fault == std::errc() && stopped == end && into >= 0) return {};
    return Wrong{"count.malformed", "“" + text + "”不是个数", "请只写数字，如 4。"};
}

Verdict read_yes_no(Cell const& cell, bool& into) {
    constexpr std::array<std::string_view, 9> yes{"是", "1", "有", "在册", "在", "√", "true", "TRUE", "Y"};
    constexpr std::array<std::string_view, 9> no{"否", "0", "无", "不在册", "不在", "×", "false", "FALSE", "N"};
    std::string text;
    if (auto wrong = read_narrow(cell, text)) return wrong;
    into = std::ranges::find(yes, text) != yes.end();
    if (into || std::ranges::find(no, text) != no.end()) return {};
    return Wrong{"yes_no.malformed", "“" + text + "”看不出是还是否", "请写“是”或“否”。"};
}

Verdict read_day(Cell const& cell, Date today, Date& into) {
    std::string text;
    if (auto wrong = read_narrow(cell, text)) return wrong;
    bool const is_serial = cell.kind == Cell::Kind::number && text.size() != 8;
    auto const parts = is_serial ? std::nullopt : parts_of(text);
    if (!parts) return unreadable_day(text);
    std::chrono::year_month_day const day{std::chrono::year{parts->year}, std::chrono::month{parts->month},
                                          std::chrono::day{parts->dom}};
    if (!day.ok()) return Wrong{"day.none", "没有“" + text + "”这一天", "请核对年月日。"};
    into = std::chrono::local_days{day};
    if (into > today) return Wrong{"day.future", "“" + text + "”还没有到", "请改成已经开始的那一天。"};
    if (year_of(into) < 1900) return Wrong{"day.long_ago", "“" + text + "”太早", "请核对年份。"};
    return {};
}

}  // namespace chengxin::intake
