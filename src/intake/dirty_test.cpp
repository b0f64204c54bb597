#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "tests/intake.hpp"
#include "tests/workbook.hpp"

// Tables as offices have them, one fault a row: each is named with its row, its column and what it is; none is passed
// over, and nothing is wrong with the rows between.

namespace chengxin::tests {
namespace {

struct DirtyRow {
    std::vector<std::string> cells;
    std::string column;  ///< "" where nothing is wrong
    std::string code;
};

using Cells = std::vector<std::string>;

Cells const heads{"户主", "电话", "住址", "村", "组", "在册", "人口", "身份证号", "起始日期"};

/// A sound row with one cell that is not.
DirtyRow spoilt(std::size_t column, std::string const& text, std::string code) {
    static int phones = 0;
    Cells cells{
        "何平",      "1310000" + std::to_string(1000 + ++phones), "樟坳村一组3号", "樟坳村", "一组", "是", "4", "",
        "2024-01-01"};
    cells[column] = text;
    return {std::move(cells), code.empty() ? "" : table::column_letters(column), std::move(code)};
}

std::string repeated(std::string const& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

/// In what a household is called and how it is reached.
std::vector<DirtyRow> names_and_phones() {
    return {
        spoilt(0, "何平", ""),
        spoilt(0, "", "cell.blank"),
        spoilt(0, "何•平", "name.dot"),
        spoilt(0, "阿依古丽.买买提", "name.dot"),
        spoilt(0, "阿依古丽・买买提", "name.dot"),
        spoilt(0, "阿依古丽·买买提", ""),
        spoilt(0, "·何平", "name.dot_place"),
        spoilt(0, "何?平", "name.lost"),
        spoilt(0, "何 平", "name.space"),
        spoilt(0, "何平2", "name.digit"),
        spoilt(0, "何平、李明", "name.several"),
        spoilt(0, "何平\n李明", "name.lines"),
        spoilt(0, "何\x01平", "text.control"),
        spoilt(0, "何\xE2\x80\x8B平", "text.invisible"),
        spoilt(0, "何\xEE\xA1\xA3", "text.private"),
        spoilt(0, "何\xEF\xBF\xBD", "text.lost"),
        spoilt(0, "锟斤拷", "text.garbled"),
        spoilt(0, repeated("长", 101), "text.long"),
        spoilt(0, repeated("长", 100), ""),
        spoilt(1, "1.31E+10", "phone.scientific"),
        spoilt(1, "1310000123", "phone.length"),
        spoilt(1, "123", "phone.length"),
        spoilt(1, "13100009001/13100009002", "phone.several"),
        spoilt(1, "没有电话", "phone.malformed"),
        spoilt(1, "１３１００００９００３.0", ""),
    };
}

/// In where it is, and in numbers and days.
std::vector<DirtyRow> places_and_numbers() {
    return {
        spoilt(2, "樟坳村\x02号", "text.control"),
        spoilt(2, repeated("远", 201), "text.long"),
        spoilt(3, "", "cell.blank"),
        spoilt(3, "没有村", "village.unknown"),
        spoilt(3, "长溪镇", "village.level"),
        spoilt(3, "4.39923E+11", "code.scientific"),
        spoilt(3, "439923102200", ""),
        spoilt(3, "439923102999", "village.unknown"),
        spoilt(3, "樟坳村民委员会", ""),
        spoilt(4, repeated("组", 31), "text.long"),
        spoilt(5, "也许", "yes_no.malformed"),
        spoilt(6, "四口", "count.malformed"),
        spoilt(6, "", "cell.blank"),
        spoilt(6, "-1", "count.malformed"),
        spoilt(6, "120", "household.members"),
        spoilt(7, "4.39923E+17", "id_number.scientific"),
        spoilt(7, "439923199001010000", "id_number.zeros"),
        spoilt(7, "439923900101001", "id_number.old"),
        spoilt(7, "43992319900101001", "id_number.length"),
        spoilt(7, "439923199013010011", "id_number.birth"),
        spoilt(7, "遗失", "id_number.characters"),
        spoilt(8, "2024-02-30", "day.none"),
        spoilt(8, "45352", "day.serial"),
        spoilt(8, "2024年3月", "day.month_only"),
        spoilt(8, "3/1/2024", "day.ambiguous"),
        spoilt(8, "去年", "day.unreadable"),
        spoilt(8, "2030-01-01", "day.future"),
        spoilt(8, "1024-01-01", "day.long_ago"),
        spoilt(8, "", ""),
    };
}

std::vector<DirtyRow> dirty_rows() {
    auto rows = names_and_phones();
    std::ranges::move(places_and_numbers(), std::back_inserter(rows));
    auto again = rows.front();  // the same household in another village
    again.cells[3] = "东山村";
    again.column = "A";
    again.code = "duplicate.file";
    rows.push_back(again);
    auto known = spoilt(0, "赵丰", "duplicate.ledger");
    known.cells[1] = "12012345678";
    known.cells[3] = "东山村";
    rows.push_back(known);
    rows.push_back({heads, "-", "row.heading"});
    rows.push_back({{"合 计", "", "", "", "", "", "200"}, "-", "row.total"});
    auto shifted = spoilt(0, "何明", "row.excess");
    shifted.cells.emplace_back("错位");
    shifted.column = "-";
    rows.push_back(shifted);
    return rows;
}

std::string csv_of(Cells const& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bool const quoted = cells[i].find_first_of(",\n\"") != std::string::npos;
        line += (i > 0 ? "," : "") + (quoted ? "\"" + cells[i] + "\"" : cells[i]);
    }
    return line + "\n";
}

}  // namespace

TEST(dirty_table, is_reported_fault_by_fault_and_nothing_else) {
    SmallCounty county;
    Importing importing(county);
    auto const rows = dirty_rows();
    std::string file = csv_of(heads);
    std::string expected;
    std::set<std::string> codes;
    std::size_t good = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        file += csv_of(rows[i].cells);
        if (rows[i].code.empty()) {
            ++good;
        } else {
            expected += std::to_string(i + 2) + " " + rows[i].column + " " + rows[i].code + "\n";
            codes.insert(rows[i].code);
        }
    }
    county.add_household(county.villages[0], "赵丰", day(2024, 1, 1));
    auto const before = county.derived();
    auto const plan = importing.plan("household", file);
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(shown(plan->faults), expected);
    EXPECT_EQ(plan->rows.size(), good);
    EXPECT_GE(rows.size() - good, 40U);
    EXPECT_GE(codes.size(), 35U);
    for (auto const& fault : plan->faults) {
        EXPECT_FALSE(fault.what.empty() || fault.remedy.empty()) << fault.code;
    }
    EXPECT_EQ(county.derived(), before);
}

TEST(dirty_table, in_a_workbook_is_reported_as_well) {
    SmallCounty county;
    Importing importing(county);
    WorkbookParts parts;
    auto const rest = [](int row) {
        auto const n = std::to_string(row);
        return "<c r=\"B" + n + "\" t=\"inlineStr\"><is><t>樟坳村</t></is></c><c r=\"C" + n + "\"><v>4</v></c>";
    };
    auto const row = [&](int number, std::string const& cells) {
        return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
    };
    std::string const name = "\" t=\"inlineStr\"><is><t>何平</t></is></c>";
    parts.sheets.push_back({"农户",
                            text_row(1, {"云桥县农户登记表"}) +
                                text_row(3, {"户主姓名（必填）", "村", "家庭 人口", "身份证号", "登记日期", "备注"}) +
                                row(4, "<c r=\"A4" + name + rest(4) + "<c r=\"E4\" s=\"1\"><v>45352</v></c>") +
                                row(5, "<c r=\"A5\"><f>B1</f></c>" + rest(5)) +
                                row(6, "<c r=\"A6\" t=\"e\"><v>#N/A</v></c>" + rest(6)) +
                                row(7, "<c r=\"A7" + name + rest(7) + "<c r=\"D7\"><v>439923199001010000</v></c>") +
                                row(8, "<c r=\"A8" + name + rest(8) + "<c r=\"D8\"><v>4.3992319900101E+17</v></c>") +
                                row(9, "<c r=\"A9" + name + rest(9) + "<c r=\"E9\"><v>45352</v></c>") +
                                row(10, "<c r=\"A10" + name + rest(10) + "<c r=\"E10\" s=\"1\"><v>60</v></c>"),
                            "<mergeCells><mergeCell ref=\"A1:F1\"/></mergeCells>", false});
    parts.sheets.push_back({"选项", text_row(1, {"是", "否"}), "", true});
    parts.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    auto const plan = importing.plan("户", workbook(parts));
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(shown(plan->faults),
              "5 A cell.formula\n6 A cell.error\n7 D id_number.number\n8 D id_number.scientific\n9 E day.serial\n"
              "10 E day.none\n");
    EXPECT_EQ(intake::to_line(plan->faults[2]),
              "工作表“农户”第 7 行 D 列“身份证号”：身份证号存成了数字，Excel 只保留 15 位，后几位已经变成 0。"
              "请把这一列设为文本格式，照身份证重新输入（只改格式，数字回不来）。");
    ASSERT_EQ(plan->rows.size(), 1U);
    EXPECT_EQ(std::get<command::RegisterSubject>(plan->rows[0].command).day, day(2024, 3, 1));
    EXPECT_EQ(plan->hidden, std::vector<std::string>{"选项"});
    parts.sheets[1].is_hidden = false;
    EXPECT_EQ(importing.plan("户", workbook(parts)).error().code, "sheet.several");
    importing.order.sheet = "没有";
    EXPECT_EQ(importing.plan("户", workbook(parts)).error().code, "sheet.unknown");
    importing.order.sheet = "农户";
    EXPECT_TRUE(importing.plan("户", workbook(parts)));
}

TEST(dirty_table, as_a_whole_is_refused_with_a_reason) {
    SmallCounty county;
    Importing importing(county);
    auto const code = [&](char const* form, std::string const& file) {
        auto const plan = importing.plan(form, file);
        return plan ? std::string("read") : plan.error().code;
    };
    EXPECT_EQ(code("household", "甲,乙\n1,2\n"), "heading.unknown");
    EXPECT_EQ(code("household", "户主,村\n何平,樟坳村\n"), "heading.missing");
    EXPECT_EQ(code("household", "户主,村,人口,电话,手机\n何平,樟坳村,4,,\n"), "heading.twice");
    EXPECT_EQ(code("household", "户主,村,人口\n"), "rows.none");
    importing.order.told.columns = {{"没有", "电话"}};
    EXPECT_EQ(code("household", "户主,村,人口\n何平,樟坳村,4\n"), "heading.told");
    importing.order.told.columns = {{"C", "没有"}};
    EXPECT_EQ(code("household", "户主,村,人口\n何平,樟坳村,4\n"), "heading.told");
    importing.order.told.columns = {};
    importing.order.rows = intake::RowSet::parse("2-9").value();
    EXPECT_EQ(code("household", "户主,村,人口\n何平,樟坳村,4\n"), "rows.outside");
    importing.order.rows = intake::RowSet::parse("2").value();
    EXPECT_EQ(code("household", "户主,村,人口\n何平,樟坳村,4\n何?,樟坳村,4\n"), "read");
}

}  // namespace chengxin::tests
