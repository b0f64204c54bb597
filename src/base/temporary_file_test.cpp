#include "base/temporary_file.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace chengxin {
namespace {

TEST(temporary_file, gives_back_what_was_appended_from_any_place) {
    TemporaryFile file;
    EXPECT_EQ(file.size(), 0);
    file.append("abc");
    file.append("defg");
    EXPECT_EQ(file.size(), 7);
    EXPECT_EQ(file.bytes(), "abcdefg");
    std::array<char, 3> piece{};
    EXPECT_EQ(file.read(2, piece), 3U);
    EXPECT_EQ(std::string(piece.data(), 3), "cde");
    EXPECT_EQ(file.read(6, piece), 1U);
    EXPECT_EQ(file.read(7, piece), 0U);
}

TEST(temporary_file, is_written_by_its_path_and_has_no_name_in_the_directory) {
    TemporaryFile file;
    std::ofstream(file.path(), std::ios::binary) << "by another hand";
    EXPECT_EQ(file.bytes(), "by another hand");
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
        EXPECT_FALSE(std::filesystem::equivalent(entry.path(), file.path())) << entry.path();
    }
}

}  // namespace
}  // namespace chengxin
