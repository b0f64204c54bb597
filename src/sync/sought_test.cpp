#include "sync/sought.hpp"

#include <gtest/gtest.h>

namespace chengxin::sync {
namespace {

TEST(sought, a_name_is_one_whichever_dot_stands_in_it) {
    EXPECT_EQ(folded("阿卜杜拉·买买提"), "阿卜杜拉买买提");
    EXPECT_EQ(folded("阿卜杜拉•买买提"), folded("阿卜杜拉・买买提"));
    EXPECT_EQ(folded("阿卜杜拉.买买提"), folded("阿卜杜拉．买买提"));
}

TEST(sought, rare_characters_of_four_bytes_stay_whole) {
    EXPECT_EQ(folded("𬭎𠮷㭎"), "𬭎𠮷㭎");
    EXPECT_EQ(*sought_words("𠮷"), std::vector<std::string>{"𠮷"});
}

TEST(sought, full_width_is_plain_and_capitals_are_small) {
    EXPECT_EQ(folded("１２３４５Ｘ"), "12345x");
    EXPECT_EQ(folded("ＡＺａｚ～"), "azaz~");
    EXPECT_EQ(folded("  三组　12号\t"), "三组 12号");
}

TEST(sought, words_are_parted_by_blanks) {
    EXPECT_EQ(*sought_words(" 樟坳　何秀英 "), (std::vector<std::string>{"樟坳", "何秀英"}));
}

TEST(sought, nothing_and_too_much_are_refused) {
    for (auto const& text : {std::string(), std::string(" 　·"), std::string(61, 'a'), std::string("a b c d e f g"),
                             std::string("\xff\xfe")}) {
        auto const words = sought_words(text);
        ASSERT_FALSE(words) << text;
        EXPECT_EQ(words.error().code, "search.text");
    }
    EXPECT_TRUE(sought_words(std::string(60, 'a')));
}

TEST(sought, numbers_are_told_apart_by_their_length) {
    EXPECT_FALSE(is_tail("123"));
    EXPECT_TRUE(is_tail("1234"));
    EXPECT_TRUE(is_tail("12012345678"));
    EXPECT_FALSE(is_tail("1234x"));
    EXPECT_TRUE(is_id_number("43992319900101001x"));
    EXPECT_FALSE(is_id_number("439923900101001"));
    EXPECT_FALSE(is_id_number("4399231990010100xx"));
    EXPECT_FALSE(is_tail("439923900101001"));
    EXPECT_EQ(tail_of("0739-123 4567"), "4567");
    EXPECT_EQ(tail_of("12"), "");
}

}  // namespace
}  // namespace chengxin::sync
