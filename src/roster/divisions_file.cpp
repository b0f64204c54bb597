#include "roster/divisions_file.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"

namespace chengxin::roster {

namespace {

constexpr std::size_t county_digits = 6;
constexpr std::size_t code_digits = 12;

Problem wrong(std::size_t line, std::string const& what) {
    return {Refusal::invalid, "divisions.file", "/" + std::to_string(line),
            "第 " + std::to_string(line) + " 行：" + what};
}

/// Splits a line at commas; a cell in quotation marks may hold commas. out: nothing when a mark is left open.
std::optional<std::vector<std::string>> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const c = line[i];
        if (c == '"') {
            bool const doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
            if (doubled)
                cells.back() += line[++i];
            else
                quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return quoted ? std::nullopt : std::optional(cells);
}

bool is_code(std::string_view text) {
    return text.size() == code_digits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The lines of the file by column name.
class Table {
public:
    static Result<Table> of(std::string_view text) {
        Table table;
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (!character_count(text)) return wrong(1, "文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV 后再导入。");
        std::size_t number = 0;
        while (!text.empty()) {
            auto const end = text.find('\n');
            auto line = text.substr(0, end);
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
            ++number;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (line.empty()) continue;
            auto cells = cells_of(line);
            if (!cells) return wrong(number, "引号没有成对，请检查这一行。");
            if (table.columns_.empty()) {
                for (std::size_t i = 0; i < cells->size(); ++i) table.columns_[(*cells)[i]] = i;
            } else if (cells->size() != table.columns_.size()) {
                return wrong(number, "有 " + std::to_string(cells->size()) + " 列，表头有 " +
                                         std::to_string(table.columns_.size()) + " 列，请补齐。");
            } else {
                table.rows_.push_back({number, std::move(*cells)});
            }
        }
        for (auto const* column : {"code", "name", "level", "parent_code"}) {
            if (!table.columns_.contains(column)) return wrong(1, "缺少“" + std::string(column) + "”这一列，请补上。");
        }
        return table;
    }

    struct Row {
        std::size_t line;
        std::vector<std::string> cells;
    };
    std::vector<Row> const& rows() const { return rows_; }
    std::string cell(Row const& row, std::string const& column) const {
        auto const at = columns_.find(column);
        return at == columns_.end() ? std::string() : row.cells[at->second];
    }

private:
    std::map<std::string, std::size_t> columns_;
    std::vector<Row> rows_;
};

Result<DivisionLine> line_of(Table const& table, Table::Row const& row) {
    DivisionLine line;
    line.code = table.cell(row, "code");
    line.name = table.cell(row, "name");
    line.parent_code = table.cell(row, "parent_code");
    line.is_virtual = table.cell(row, "is_virtual") == "1";
    line.urban_rural_class = table.cell(row, "urban_rural_class");
    auto const level = table.cell(row, "level");
    if (!is_code(line.code)) return wrong(row.line, "代码“" + line.code + "”不是 12 位数字，请核对。");
    if (!is_code(line.parent_code))
        return wrong(row.line, "上级代码“" + line.parent_code + "”不是 12 位数字，请核对。");
    if (line.name.empty()) return wrong(row.line, "名称是空的，请填写。");
    if (level == "3") {
        line.level = "county";
        line.parent_code.clear();
    } else if (level == "4") {
        line.level = "township";
    } else if (level == "5") {
        line.level = table.cell(row, "kind") == "community" ? "community" : "village";
    } else {
        return wrong(row.line, "级别“" + level + "”不认识，只能是 3（县）、4（乡镇）、5（村、社区）。");
    }
    return line;
}

}  // namespace

Result<std::vector<DivisionLine>> read_divisions(std::string_view text, std::string_view county) {
    auto const table = Table::of(text);
    if (!table) return table.error();
    std::vector<DivisionLine> lines;
    std::set<std::string> codes;
    for (auto const& row : table->rows()) {
        auto const level = table->cell(row, "level");
        if (level == "1" || level == "2") continue;
        auto line = line_of(*table, row);
        if (!line) return line.error();
        if (line->code.substr(0, county_digits) != county) {
            return wrong(row.line, "代码 " + line->code + " 不属于 " + std::string(county) + "，请核对县代码或文件。");
        }
        if (!codes.insert(line->code).second)
            return wrong(row.line, "代码 " + line->code + " 重复，请删去多余的一行。");
        lines.push_back(std::move(*line));
    }
    auto const counties = std::ranges::count(lines, "county", &DivisionLine::level);
    if (counties != 1) return wrong(1, "要有且只有一行是县（级别 3），现在有 " + std::to_string(counties) + " 行。");
    for (auto const& line : lines) {
        if (line.parent_code.empty() || codes.contains(line.parent_code)) continue;
        return wrong(1, "代码 " + line.code + " 的上级 " + line.parent_code + " 不在文件里，请补上。");
    }
    std::ranges::stable_sort(lines, {}, [](DivisionLine const& line) {
        return line.level == "county" ? 0 : line.level == "township" ? 1 : 2;
    });
    return lines;
}

}  // namespace chengxin::roster
