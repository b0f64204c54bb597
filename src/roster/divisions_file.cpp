#include "roster/divisions_file.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "table/table_file.hpp"

namespace chengxin::roster {

namespace {

constexpr std::size_t county_digits = 6;
constexpr std::size_t code_digits = 12;

Problem wrong(std::size_t line, std::string const& what) {
    return {Refusal::invalid, "divisions.file", "/" + std::to_string(line),
            "第 " + std::to_string(line) + " 行：" + what};
}

bool is_code(std::string_view text) {
    return text.size() == code_digits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The lines of the file by column name.
class Table {
public:
    static Result<Table> of(std::string_view bytes) {
        auto read = table::read_tables(bytes);
        if (!read) return read.error();
        auto& rows = read->sheets.front().rows;
        if (rows.empty()) return wrong(1, "没有表头，请核对文件。");
        Table table;
        auto const& heads = rows.front().cells;
        for (std::size_t i = 0; i < heads.size(); ++i) table.columns_[heads[i].text] = i;
        for (auto const* column : {"code", "name", "level", "parent_code"}) {
            if (!table.columns_.contains(column)) {
                return wrong(rows.front().number, "缺少“" + std::string(column) + "”这一列，请补上。");
            }
        }
        for (auto& row : std::span(rows).subspan(1)) {
            if (row.cells.size() > heads.size()) {
                return wrong(row.number, "有 " + std::to_string(row.cells.size()) + " 列，表头有 " +
                                             std::to_string(heads.size()) + " 列，请核对。");
            }
            row.cells.resize(heads.size());
            table.rows_.push_back(std::move(row));
        }
        return table;
    }

    using Row = table::Row;
    std::vector<Row> const& rows() const { return rows_; }
    std::string cell(Row const& row, std::string const& column) const {
        auto const at = columns_.find(column);
        return at == columns_.end() ? std::string() : row.cells[at->second].text;
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
    if (!is_code(line.code)) return wrong(row.number, "代码“" + line.code + "”不是 12 位数字，请核对。");
    if (!is_code(line.parent_code))
        return wrong(row.number, "上级代码“" + line.parent_code + "”不是 12 位数字，请核对。");
    if (line.name.empty()) return wrong(row.number, "名称是空的，请填写。");
    if (level == "3") {
        line.level = "county";
        line.parent_code.clear();
    } else if (level == "4") {
        line.level = "township";
    } else if (level == "5") {
        line.level = table.cell(row, "kind") == "community" ? "community" : "village";
    } else {
        return wrong(row.number, "级别“" + level + "”不认识，只能是 3（县）、4（乡镇）、5（村、社区）。");
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
            return wrong(row.number,
                         "代码 " + line->code + " 不属于 " + std::string(county) + "，请核对县代码或文件。");
        }
        if (!codes.insert(line->code).second)
            return wrong(row.number, "代码 " + line->code + " 重复，请删去多余的一行。");
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
