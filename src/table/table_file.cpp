#include "table/table_file.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "table/archive.hpp"
#include "table/csv.hpp"
#include "table/encoding.hpp"
#include "table/xlsx.hpp"

namespace chengxin::table {

namespace {

constexpr std::size_t file_bytes_max = 128U << 20U;

Problem refused(char const* code, char const* detail) { return {Refusal::invalid, code, "", detail}; }

/// The compound file of Office before 2007, in which encrypted workbooks of today come as well.
Problem compound_file(std::string_view bytes) {
    constexpr std::string_view name = "EncryptedPackage";
    std::string wide;
    for (char const c : name) wide += {c, '\0'};
    if (bytes.find(wide) != std::string_view::npos) {
        return refused("table.encrypted", "表格加了密码，读不出来：请用 Excel 或 WPS 打开，去掉密码后再存一份。");
    }
    return refused("table.old_excel", "这是旧版 Excel 的 .xls 文件：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。");
}

bool looks_like_a_page(std::string_view bytes) {
    auto const at = bytes.substr(0, 512).find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (at == std::string_view::npos || bytes[at] != '<') return false;
    std::string start(bytes.substr(at, 512));
    std::ranges::transform(start, start.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return start.starts_with("<?xml") || start.starts_with("<!doctype") || start.starts_with("<html") ||
           start.starts_with("<table") || start.starts_with("<meta");
}

Result<Tables> read_text_table(std::string_view bytes) {
    auto decoded = decode(bytes);
    if (!decoded) return decoded.error();
    auto sheet = read_csv(decoded->text);
    if (!sheet) return sheet.error();
    Tables tables;
    tables.form = decoded->encoding;
    tables.sheets.push_back(std::move(*sheet));
    return tables;
}

Result<Tables> read_by_form(std::string_view bytes) {
    if (bytes.empty()) return refused("table.empty", "文件是空的，请核对选的是不是这个文件。");
    if (bytes.size() > file_bytes_max) {
        return Problem{Refusal::too_large, "table.size", "", "文件超过 128 MB，请分成几个文件导入。"};
    }
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
        auto archive = Archive::open(bytes);
        if (!archive) return archive.error();
        return read_workbook(*archive);
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return compound_file(bytes);
    if (bytes.starts_with("%PDF")) {
        return refused("table.format", "这是 PDF 文件：请向对方要 Excel（.xlsx）或 CSV 表格。");
    }
    if (looks_like_a_page(bytes)) {
        return refused("table.format", "文件内容是网页，不是表格：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。");
    }
    return read_text_table(bytes);
}

}  // namespace

std::string column_letters(std::size_t column) {
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

Result<Tables> read_tables(std::string_view bytes) {
    auto tables = read_by_form(bytes);
    if (!tables) return tables;
    bool const says_nothing =
        std::ranges::all_of(tables->sheets, [](Sheet const& sheet) { return sheet.rows.empty(); });
    if (says_nothing) return refused("table.empty", "表里没有内容，请核对选的是不是这个文件。");
    return tables;
}

}  // namespace chengxin::table
