#include "intake/cell_rules.hpp"

#include <gtest/gtest.h>

#include "intake/row_ids.hpp"

namespace chengxin::intake {
namespace {

using table::Cell;

Date const today = std::chrono::local_days{std::chrono::year{2026} / 11 / 24};

/// What is read, or the code of what is wrong.
template <typename T, typename Read>
std::string outcome(Cell const& cell, Read&& read) {
    T value{};
    if (auto const wrong = read(cell, value)) return wrong->code;
    if constexpr (std::is_same_v<T, Date>) return to_text(value);
    if constexpr (std::is_same_v<T, std::string>) return value;
    if constexpr (std::is_same_v<T, std::int64_t>) return std::to_string(value);
}

std::string name(std::string text) { return outcome<std::string>({std::move(text)}, read_name); }
std::string phone(std::string text) { return outcome<std::string>({std::move(text)}, read_phone); }
std::string id_number(std::string text, Cell::Kind kind = Cell::Kind::text) {
    return outcome<std::string>({std::move(text), kind},
                                [](Cell const& cell, std::string& into) { return read_id_number(cell, today, into); });
}
std::string day(std::string text, Cell::Kind kind = Cell::Kind::text) {
    return outcome<Date>({std::move(text), kind},
                         [](Cell const& cell, Date& into) { return read_day(cell, today, into); });
}
std::string count(std::string text) { return outcome<std::int64_t>({std::move(text)}, read_count); }

}  // namespace

TEST(cell, days_are_read_in_every_spelling_that_is_certain) {
    for (auto const* text :
         {"2024-03-01", "2024-3-1", "2024/3/1", "2024.3.1", "2024年3月1日", "20240301", " 2024-03-01 ",
          "2024-03-01 00:00:00", "2024-03-01T08:00:00", "２０２４－０３－０１", "'2024-03-01"}) {
        EXPECT_EQ(day(text), "2024-03-01") << text;
    }
    EXPECT_EQ(day("20240301", Cell::Kind::number), "2024-03-01");
    EXPECT_EQ(day("2024-02-30"), "day.none");
    EXPECT_EQ(day("1900-02-29", Cell::Kind::date), "day.none");
    EXPECT_EQ(day("45352"), "day.serial");
    EXPECT_EQ(day("45352", Cell::Kind::number), "day.serial");
    EXPECT_EQ(day("2024年3月"), "day.month_only");
    EXPECT_EQ(day("2024.3"), "day.month_only");
    EXPECT_EQ(day("3/1/2024"), "day.ambiguous");
    EXPECT_EQ(day("24-3-1"), "day.ambiguous");
    EXPECT_EQ(day("去年"), "day.unreadable");
    EXPECT_EQ(day("2026-11-25"), "day.future");
    EXPECT_EQ(day("1024-03-01"), "day.long_ago");
}

TEST(cell, names_keep_rare_characters_and_the_right_dot) {
    std::string long_name = "阿不都热依木";
    for (int i = 0; i < 8; ++i) long_name += "·买买提江阿";
    EXPECT_EQ(name(long_name), long_name);                                                    // 54 characters
    EXPECT_EQ(name("\xF0\xA0\x80\x80\xF0\xB0\x80\x80"), "\xF0\xA0\x80\x80\xF0\xB0\x80\x80");  // extensions B and G
    EXPECT_EQ(name("　何平 "), "何平");
    EXPECT_EQ(name("John R. Smith"), "John R. Smith");
    for (auto const* dot : {"•", "・", "･", "‧", "⋅", "∙", ".", "．", "。"}) {
        EXPECT_EQ(name(std::string("阿依古丽") + dot + "买买提"), "name.dot") << dot;
    }
    EXPECT_EQ(name("何平·"), "name.dot_place");
    EXPECT_EQ(name("阿依··古丽"), "name.dot_place");
    EXPECT_EQ(name("何 平"), "name.space");
    EXPECT_EQ(name("何　平"), "name.space");
    EXPECT_EQ(name("何?平"), "name.lost");
    EXPECT_EQ(name("何□平"), "name.lost");
    EXPECT_EQ(name("何平1"), "name.digit");
    EXPECT_EQ(name("何平、李明"), "name.several");
    EXPECT_EQ(name("何平\n李明"), "name.lines");
    EXPECT_EQ(name("何\x01平"), "text.control");
    EXPECT_EQ(name("何\xE2\x80\x8B平"), "text.invisible");
    EXPECT_EQ(name("何\xEE\xA1\xA3平"), "text.private");
    EXPECT_EQ(name("何\xEF\xBF\xBD平"), "text.lost");
    EXPECT_EQ(name("锟斤拷"), "text.garbled");
}

TEST(cell, phones_are_put_right_where_nothing_is_lost) {
    for (auto const* text :
         {"13000000001", "13000000001.0", "１３０００００００００", "'13000000001", "130 0000 0001"}) {
        EXPECT_EQ(phone(text).size(), 11U) << text << phone(text);
    }
    EXPECT_EQ(phone("0746-1234567"), "0746-1234567");
    EXPECT_EQ(phone("1.3E+10"), "phone.scientific");
    EXPECT_EQ(phone("130000000010"), "phone.length");
    EXPECT_EQ(phone("1300000001"), "phone.length");
    EXPECT_EQ(phone("123"), "phone.length");
    EXPECT_EQ(phone("13000000001/13000000002"), "phone.several");
    EXPECT_EQ(phone("没有"), "phone.malformed");
}

TEST(cell, id_numbers_that_a_spreadsheet_spoilt_are_explained) {
    EXPECT_EQ(id_number("11010519491231002X"), "11010519491231002X");  // the example of GB 11643
    EXPECT_EQ(id_number("11010519491231002x"), "11010519491231002X");
    EXPECT_EQ(id_number("１１０１０５１９４９１２３１００２Ｘ"), "11010519491231002X");
    EXPECT_EQ(id_number("4.31123E+17"), "id_number.scientific");
    EXPECT_EQ(id_number("4.3112319900101E+17", Cell::Kind::number), "id_number.scientific");
    EXPECT_EQ(id_number("431123199001010000", Cell::Kind::number), "id_number.number");
    EXPECT_EQ(id_number("431123199001010000"), "id_number.zeros");
    EXPECT_EQ(id_number("110105194912311000"), "id_number.zeros");
    EXPECT_EQ(id_number("110105491231002"), "id_number.old");
    EXPECT_EQ(id_number("1101051949123100"), "id_number.length");
    EXPECT_EQ(id_number("110105194912310021"), "id_number.check");
    EXPECT_EQ(id_number("110105194913310021"), "id_number.birth");
    EXPECT_EQ(id_number("身份证遗失"), "id_number.characters");
}

TEST(cell, counts_are_digits) {
    EXPECT_EQ(count("４"), "4");
    EXPECT_EQ(count("4.0"), "4");
    for (auto const* text : {"四", "4人", "-1", "4.5", "99999999999999999999"})
        EXPECT_EQ(count(text), "count.malformed");
}

TEST(cell, of_a_formula_that_failed_says_so) {
    EXPECT_EQ(outcome<std::string>({"#REF!", Cell::Kind::error}, read_words), "cell.error");
    EXPECT_EQ(outcome<std::string>({"=", Cell::Kind::error}, read_words), "cell.formula");
}

TEST(row_set, reads_and_writes_ranges) {
    EXPECT_EQ(RowSet::parse("2-40,55,41")->text(), "2-41,55");
    EXPECT_EQ(RowSet::of({2, 3, 5}).text(), "2-3,5");
    EXPECT_TRUE(RowSet::parse("2-40,55")->contains(40));
    EXPECT_FALSE(RowSet::parse("2-40,55")->contains(41));
    for (auto const* text : {"", "0", "a", "5-2", "2-", "1,,2", "99999999"}) EXPECT_FALSE(RowSet::parse(text)) << text;
}

TEST(row_id, follows_from_import_and_row_and_sorts_by_row) {
    ledger::FactId import(parse_uuid("0192f0c1-7b3a-7c1e-9d2b-3f4a5b6c7d8e").value());
    auto const first = row_id(import, 2, Made::fact);
    EXPECT_EQ(first, row_id(import, 2, Made::fact));
    EXPECT_LT(first, row_id(import, 2, Made::subject));
    EXPECT_LT(row_id(import, 2, Made::withdrawal), row_id(import, 3, Made::fact));
    EXPECT_LT(row_id(import, 56'000, Made::fact), row_id(import, 1'000'000, Made::fact));
    EXPECT_EQ(to_text(first).substr(0, 15), "0192f0c1-7b3a-7");
    auto other = import;
    other.bytes[15] ^= 1U;
    EXPECT_NE(first, row_id(other, 2, Made::fact));
}

}  // namespace chengxin::intake
