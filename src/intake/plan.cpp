#include "intake/plan.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "intake/reading.hpp"
#include "intake/width.hpp"

namespace chengxin::intake {

namespace {

Problem refused(char const* code, std::string const& detail) { return {Refusal::invalid, code, "", detail}; }

std::string quoted(std::vector<std::string> const& names) {
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "“" : "、“") + name + "”";
    return all;
}

/// The one sheet that is meant: the only one that is to be seen and holds something, or the one that was named.
Result<table::Sheet const*> choose_sheet(Order const& order, table::Tables const& tables, Plan& plan) {
    std::vector<std::string> names;
    std::vector<table::Sheet const*> candidates;
    for (auto const& sheet : tables.sheets) {
        names.push_back(sheet.name);
        if (order.sheet) {
            if (sheet.name == *order.sheet) candidates.push_back(&sheet);
        } else if (sheet.is_hidden) {
            if (!sheet.rows.empty()) plan.hidden.push_back(sheet.name);
        } else if (!sheet.rows.empty()) {
            candidates.push_back(&sheet);
        }
    }
    if (candidates.size() == 1) return candidates.front();
    if (order.sheet)
        return refused("sheet.unknown", "没有工作表“" + *order.sheet + "”，有的是：" + quoted(names) + "。");
    if (candidates.empty()) {
        return refused("sheet.hidden",
                       "看得见的工作表都是空的：请用 --sheet 写明导入哪一个：" + quoted(plan.hidden) + "。");
    }
    names.clear();
    for (auto const* sheet : candidates) names.push_back(sheet->name);
    return refused("sheet.several", "文件里有 " + std::to_string(names.size()) + " 个有内容的工作表：" + quoted(names) +
                                        "，请用 --sheet 写明导入哪一个。");
}

/// The rows below the heading, or those of them that are named.
Result<std::vector<table::Row>> choose_rows(Order const& order, table::Sheet const& sheet, Heading const& heading) {
    std::vector<table::Row> rows;
    auto const head = sheet.rows[heading.row].number;
    for (auto at = heading.row + 1; at < sheet.rows.size(); ++at) {
        auto const& row = sheet.rows[at];
        bool const says_nothing = std::ranges::all_of(row.cells, is_blank);
        if (!says_nothing && (!order.rows || order.rows->contains(row.number))) rows.push_back(row);
    }
    if (!rows.empty()) {
        if (!order.rows) return rows;
        if (order.rows->first() > head && order.rows->last() <= sheet.rows.back().number) return rows;
        return refused("rows.outside", "数据在第 " + std::to_string(head + 1) + " 到 " +
                                           std::to_string(sheet.rows.back().number) + " 行：请核对 --rows。");
    }
    return order.rows ? refused("rows.outside", "--rows 写的行里没有内容：请核对行号。")
                      : refused("rows.none", "表头下面没有内容：请核对选的是不是这个文件。");
}

SubjectId about(command::Command const& command) {
    if (auto const* begun = std::get_if<command::BeginLink>(&command)) return begun->from.id;
    if (auto const* withdrawn = std::get_if<command::WithdrawFact>(&command)) return withdrawn->about->id;
    return std::get<command::RegisterSubject>(command).about.id;
}

/// Rows that are no data. out: whether the line is one.
bool refuse_what_is_no_data(Line& line, table::Row const& row, Heading const& heading, table::Row const& heads) {
    constexpr std::array<std::string_view, 5> totals{"合计", "总计", "小计", "共计", "合计："};
    if (std::ranges::equal(row.cells, heads.cells)) {
        line.refuse("", {"row.heading", "又是一遍表头", "请删去这一行。"});
        return true;
    }
    auto const first = std::ranges::find_if(row.cells, [](table::Cell const& cell) { return !is_blank(cell); });
    auto text = std::string(trimmed(first->text));
    for (auto const* space : {" ", "　"}) {
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
            text.erase(at, std::string_view(space).size());
    }
    if (std::ranges::find(totals, text) != totals.end()) {
        line.refuse("", {"row.total", "是“" + text + "”行", "请删去这一行。"});
        return true;
    }
    for (std::size_t at = heading.columns.size(); at < row.cells.size(); ++at) {
        if (is_blank(row.cells[at])) continue;
        line.refuse("", {"row.excess", table::column_letters(at) + " 列没有表头，却有内容",
                         "请核对这一行是不是错了位；不要的内容请删去。"});
        break;
    }
    return false;
}

/// Where a spreadsheet has cut one ID number it has cut them all, and of those one in eleven is sound by chance.
void refuse_cut_numbers(Plan& plan, Lining const& lining, std::vector<table::Row> const& rows) {
    bool const some_were_cut = std::ranges::count(plan.faults, "id_number.zeros", &Fault::code) > 0;
    if (!some_were_cut) return;
    std::unordered_map<std::size_t, table::Row const*> by_number;
    for (auto const& row : rows) by_number.emplace(row.number, &row);
    std::erase_if(plan.rows, [&](PlannedRow const& planned) {
        Line line(lining, *by_number.at(planned.number));
        auto const* cell = line.cell("id_number");
        if (cell == nullptr || !may_be_cut(trimmed(cell->text))) return false;
        line.refuse("id_number", {"id_number.zeros", "身份证号最后三位是 000，而同一列里别的号是被 Excel 抹成 0 的",
                                  "请把这一列设为文本格式，照身份证重新输入（只改格式，数字回不来）。"});
        std::ranges::copy(line.faults(), std::back_inserter(plan.faults));
        return true;
    });
}

}  // namespace

Result<Plan> make_plan(Order const& order, table::Tables const& tables, Directory& directory,
                       std::vector<Remembered> const& remembered) {
    Plan plan;
    auto const sheet = choose_sheet(order, tables, plan);
    if (!sheet) return sheet.error();
    plan.sheet = (*sheet)->name;
    auto heading = find_heading(*order.form, **sheet, order.told, remembered);
    if (!heading) return heading.error();
    plan.heading = *std::move(heading);
    auto const rows = choose_rows(order, **sheet, plan.heading);
    if (!rows) return rows.error();
    Lining const lining{*order.form, plan.heading, plan.sheet};
    auto const reading = reading_of({order, lining, directory, *rows});
    plan.rows_read = rows->size();
    for (auto const& row : *rows) {
        Line line(lining, row);
        if (!refuse_what_is_no_data(line, row, plan.heading, (*sheet)->rows[plan.heading.row])) {
            auto command = reading->read(line);
            if (command && line.is_good()) plan.rows.push_back({row.number, *std::move(command)});
        }
        if (line.left() == Left::unchanged) ++plan.unchanged;
        if (line.left() == Left::above_county) ++plan.above_county;
        std::ranges::copy(line.faults(), std::back_inserter(plan.faults));
    }
    reading->finish(plan);
    refuse_cut_numbers(plan, lining, *rows);
    std::ranges::stable_sort(plan.faults, {}, &Fault::row);
    return plan;
}

std::vector<PlannedRow> spread(std::vector<PlannedRow> rows) {
    std::unordered_map<SubjectId, std::size_t, UuidHash> seen;
    std::vector<std::size_t> rounds;
    rounds.reserve(rows.size());
    for (auto const& row : rows) rounds.push_back(seen[about(row.command)]++);
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rounds[i]; });
    std::vector<PlannedRow> sorted;
    sorted.reserve(rows.size());
    for (auto const i : order) sorted.push_back(std::move(rows[i]));
    return sorted;
}

}  // namespace chengxin::intake
