#include "table/table_file.hpp"

#include <gtest/gtest.h>

#include "table/xlsx_numbers.hpp"
#include "tests/workbook.hpp"

namespace chengxin::table {
namespace {

using tests::text_row;
using tests::workbook;
using tests::WorkbookParts;

/// The cells of the first sheet, a line a row: "1: a|b".
std::string shown(Result<Tables> const& tables) {
    if (!tables) return tables.error().code;
    std::string text;
    for (auto const& row : tables->sheets.front().rows) {
        text += std::to_string(row.number) + ": ";
        for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i > 0 ? "|" : "") + row.cells[i].text;
        text += "\n";
    }
    return text;
}

std::string shown(std::string_view bytes) { return shown(read_tables(bytes)); }

std::string code(std::string_view bytes) {
    auto const tables = read_tables(bytes);
    return tables ? "read" : tables.error().code;
}

WorkbookParts one_sheet(std::string rows) {
    WorkbookParts parts;
    parts.sheets.push_back({"户", std::move(rows), "", false});
    return parts;
}

}  // namespace

TEST(csv, is_read_however_it_was_written) {
    auto const* const expected = "1: 户主|村\n2: 何平|樟坳村\n";
    EXPECT_EQ(shown("户主,村\n何平,樟坳村\n"), expected);
    EXPECT_EQ(shown("\xEF\xBB\xBF户主,村\r\n何平,樟坳村\r\n"), expected);
    EXPECT_EQ(shown("户主;村\n何平;樟坳村"), expected);
    EXPECT_EQ(shown("户主\t村\r何平\t樟坳村\r"), expected);
    EXPECT_EQ(shown("sep=|\r\n户主|村\r\n何平|樟坳村\r\n"), expected);
    EXPECT_EQ(shown("户主,村,,\n何平,樟坳村,,\n,,,\n"), expected);
    EXPECT_EQ(shown("\"户主\",\"村\"\n\"何平\",\"樟坳村\"\n"), expected);
}

TEST(csv, in_gb_18030_and_utf_16_is_read) {
    std::string const gb = "\xBB\xA7\xD6\xF7,\xB4\xE5\n\xBA\xCE\xC6\xBD,\x95\x32\x82\x36\n";  // the last is U+20000
    EXPECT_EQ(shown(gb), "1: 户主|村\n2: 何平|\xF0\xA0\x80\x80\n");
    EXPECT_EQ(read_tables(gb)->form, "GB 18030");
    std::string const wide("\xFF\xFE\x37\x62\x09\x00\x51\x67\x0A\x00", 10);
    EXPECT_EQ(shown(wide), "1: 户|村\n");
    EXPECT_EQ(read_tables(wide)->form, "UTF-16");
}

TEST(csv, keeps_what_stands_in_quotation_marks_and_counts_rows_as_a_spreadsheet) {
    EXPECT_EQ(shown("a,b\n\"x\ny,\"\"z\"\"\",2\n\n3,4\n"), "1: a|b\n2: x\ny,\"z\"|2\n4: 3|4\n");
    EXPECT_EQ(code("a,b\n\"x,1\n"), "table.quotes");
    EXPECT_EQ(code("a,b\n\"x\"y,1\n"), "table.quotes");
    EXPECT_EQ(read_tables("a,b\n\"x\"y,1\n").error().at, "/2");
}

TEST(csv, that_cannot_be_decoded_names_the_line) {
    auto const broken = read_tables("\xBB\xA7\n\xBB\xA7\n\xFF\xFF\n");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, "table.encoding");
    EXPECT_EQ(broken.error().at, "/3");
    EXPECT_EQ(code(std::string("a,b\n1\0,2\n", 9)), "table.encoding");
}

TEST(workbook, gives_texts_numbers_and_days_as_they_are_meant) {
    WorkbookParts parts = one_sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>45352</v></c><c r=\"C3\"><v>1.3800001234E10</v></c>"
        "<c r=\"D3\"><v>4.3112319900101E+17</v></c><c r=\"E3\" t=\"b\"><v>1</v></c><c r=\"F3\" t=\"e\"><v>#N/A</v></c>"
        "<c r=\"G3\"><f>A1</f></c><c r=\"H3\" t=\"str\"><f>A1</f><v>甲</v></c><c r=\"I3\" s=\"2\"><v>45352.75</v></c>"
        "<c r=\"J3\" s=\"1\"><v>60</v></c></row>");
    parts.shared =
        "<si><t>户主</t></si><si><r><t>家庭</t></r><r><rPr/><t>住_x000D_址</t></r><rPh><t>jia ting</t></rPh></si>";
    parts.styles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>";
    EXPECT_EQ(shown(workbook(parts)),
              "1: 户主|家庭住\r址\n"
              "3: 2024-03-01||13800001234|4.3112319900101E+17|1|#N/A|=|甲|2024-03-01|1900-02-29\n");
    parts.of_1904 = true;
    EXPECT_EQ(read_tables(workbook(parts))->sheets[0].rows[1].cells[0].text, "2028-03-02");
}

TEST(workbook, says_in_each_merged_cell_what_the_first_says) {
    WorkbookParts parts = one_sheet(text_row(1, {"登记表", "", ""}) + text_row(2, {"村", "户主", "组"}) +
                                    text_row(3, {"樟坳村", "何平", "一组"}) + text_row(4, {"", "李明", "二组"}) +
                                    "<row r=\"5\"><c r=\"A5\"/></row>");
    parts.sheets[0].merged = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A5\"/></mergeCells>";
    EXPECT_EQ(shown(workbook(parts)),
              "1: 登记表|登记表|登记表\n2: 村|户主|组\n3: 樟坳村|何平|一组\n4: 樟坳村|李明|二组\n");
}

TEST(workbook, with_macros_a_password_or_of_another_program_is_refused) {
    auto parts = one_sheet(text_row(1, {"户主"}));
    parts.others = {{"xl/vbaProject.bin", "x"}};
    EXPECT_EQ(code(workbook(parts)), "table.macros");
    parts.others.clear();
    auto entries = entries_of(parts);
    entries[0].second =
        "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    EXPECT_EQ(code(tests::zipped(entries)), "table.macros");
    std::string compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    EXPECT_EQ(code(compound), "table.old_excel");
    for (char const c : std::string("EncryptedPackage")) compound += {c, '\0'};
    EXPECT_EQ(code(compound), "table.encrypted");
    EXPECT_EQ(code("\n<html><table><tr><td>户主</td></tr></table></html>"), "table.format");
    EXPECT_EQ(code("%PDF-1.7 x"), "table.format");
    EXPECT_EQ(code(tests::zipped({{"word/document.xml", "x"}})), "table.format");
    EXPECT_EQ(code(tests::zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})), "table.format");
    EXPECT_EQ(code(tests::zipped({{"a.xlsx", "x"}})), "table.format");
    EXPECT_EQ(code(""), "table.empty");
    EXPECT_EQ(code(workbook(one_sheet(""))), "table.empty");
}

TEST(workbook, that_is_a_bomb_or_broken_is_refused) {
    auto const good = workbook(one_sheet(text_row(1, {"户主"}) + text_row(2, {"何平"})));
    EXPECT_EQ(code(good), "read");
    EXPECT_EQ(code(std::string_view(good).substr(0, good.size() / 2)), "table.damaged");
    auto parts = one_sheet(text_row(1, {"户主"}));
    parts.others = {{"xl/media/zeros", std::string(30U << 20U, '0')}};
    EXPECT_EQ(code(workbook(parts)), "table.bomb");
    parts.others.clear();
    for (int i = 0; i < 2001; ++i) parts.others.emplace_back("x" + std::to_string(i), "x");
    EXPECT_EQ(code(workbook(parts)), "table.bomb");
    EXPECT_EQ(code(workbook(one_sheet("<row r=\"1\"><c r=\"A1\"><v>1</c></row>"))), "table.damaged");
    EXPECT_EQ(code(workbook(one_sheet("<row r=\"2\"/><row r=\"1\"/>"))), "table.damaged");
    EXPECT_EQ(code(workbook(one_sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"))), "table.damaged");
    EXPECT_EQ(code(workbook(one_sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>7</v></c></row>"))), "table.size");
    auto entries = entries_of(one_sheet(text_row(1, {"户主"})));
    entries[1].second = "<!DOCTYPE x [<!ENTITY a \"aa\">]><worksheet>&a;</worksheet>";
    EXPECT_EQ(code(tests::zipped(entries)), "table.damaged");
}

TEST(numbers, show_a_day_only_where_their_format_has_one) {
    EXPECT_TRUE(shows_a_day(14, ""));
    EXPECT_TRUE(shows_a_day(31, ""));
    EXPECT_FALSE(shows_a_day(0, ""));
    EXPECT_FALSE(shows_a_day(2, ""));
    EXPECT_FALSE(shows_a_day(20, ""));  // hours
    EXPECT_TRUE(shows_a_day(170, "yyyy/m/d;@"));
    EXPECT_TRUE(shows_a_day(170, "[$-804]m\"月\"d\"日\""));
    EXPECT_FALSE(shows_a_day(170, "[Red]0.00E+00"));
    EXPECT_FALSE(shows_a_day(170, "0\"day\""));
    EXPECT_FALSE(shows_a_day(170, "General"));
    EXPECT_EQ(number_cell("1.3800001234E10").text, "13800001234");
    EXPECT_EQ(number_cell("431123199001010000").text, "431123199001010000");
    EXPECT_EQ(number_cell("3.5").text, "3.5");
    EXPECT_EQ(day_cell("1", Epoch::year_1900).text, "1900-01-01");
    EXPECT_EQ(day_cell("59", Epoch::year_1900).text, "1900-02-28");
    EXPECT_EQ(day_cell("61", Epoch::year_1900).text, "1900-03-01");
    EXPECT_EQ(day_cell("0.5", Epoch::year_1900).kind, Cell::Kind::number);
    EXPECT_EQ(column_letters(0) + column_letters(25) + column_letters(26) + column_letters(701), "AZAAZZ");
}

}  // namespace chengxin::table
