#include "intake/heading.hpp"

#include <gtest/gtest.h>

#include "table/table_file.hpp"

namespace chengxin::intake {
namespace {

/// "A head guessed, B -": what each column is taken for; or the code of the refusal.
std::string shown(Result<Heading> const& heading) {
    if (!heading) return heading.error().code;
    std::string text = std::to_string(heading->row) + ":";
    for (auto const& column : heading->columns) {
        text += " " + table::column_letters(column.at) + "=" + (column.field.empty() ? "-" : column.field);
    }
    return text;
}

std::string shown(char const* form, std::string const& csv, Told const& told = {}) {
    auto const tables = table::read_tables(csv);
    return shown(find_heading(*find_form(form), tables->sheets.front(), told, {}));
}

}  // namespace

TEST(heading, is_found_under_titles_by_what_columns_are_called) {
    EXPECT_EQ(shown("household", "户主,村,人口\n何平,樟坳村,4\n"), "0: A=head B=village C=members");
    EXPECT_EQ(shown("household",
                    "云桥县农户登记表\n填报单位：长溪镇,,2024年\n序号,户主姓名,家庭人口,村名\n1,何平,4,樟坳村\n"),
              "2: A=- B=head C=members D=village");
    EXPECT_EQ(shown("household", "Head,Phone,Village,Members\n"), "0: A=head B=phone C=village D=members");
    EXPECT_EQ(shown("户", "*户 主（必填）,联系电话（手机）,村/社区,家庭人口（人）\n"),
              "0: A=head B=phone C=village D=members");
    EXPECT_EQ(shown("person", "姓名\n何平\n"), "0: A=name");
}

TEST(heading, of_two_rows_ends_with_the_lower) {
    EXPECT_EQ(shown("household", "户主,所在地,,人口\n户主,村,组,人口\n何平,樟坳村,一组,4\n"),
              "1: A=head B=village C=group D=members");
}

TEST(heading, takes_what_it_is_told_before_what_it_guesses) {
    Told told;
    told.columns = {{"手机", "电话"}};
    auto const* const two_phones = "户主,村,人口,电话,手机\n";
    EXPECT_EQ(shown("household", two_phones), "heading.twice");
    EXPECT_EQ(shown("household", two_phones, told), "0: A=head B=village C=members D=- E=phone");
    told.columns = {{"D", ""}};
    EXPECT_EQ(shown("household", two_phones, told), "0: A=head B=village C=members D=- E=phone");
    told.columns = {{"A", "head"}, {"B", "村"}, {"C", "members"}};
    told.row = 2;
    EXPECT_EQ(shown("household", "x,y,z\n甲,乙,丙\n", told), "1: A=head B=village C=members");
    told.row = 7;
    EXPECT_EQ(shown("household", "x,y,z\n甲,乙,丙\n", told), "heading.told");
    EXPECT_EQ(shown("household", "户主,村\n"), "heading.missing");
    EXPECT_EQ(shown("household", "甲,乙\n"), "heading.unknown");
}

TEST(heading, has_one_shape_however_it_is_typed) {
    auto const shape = [](char const* csv) {
        auto const tables = table::read_tables(csv);
        return find_heading(*find_form("household"), tables->sheets.front(), {}, {})->shape;
    };
    EXPECT_EQ(shape("户主,村,人口\n"), shape("户 主,*村,人口\n1,2,3\n"));
    EXPECT_NE(shape("户主,村,人口\n"), shape("户主,人口,村\n"));
    EXPECT_EQ(shape("户主,村,人口\n").size(), 64U);
}

}  // namespace chengxin::intake
