#include "backup/archive.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/engine.hpp"

namespace chengxin::backup {

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        auto pattern = (fs::temp_directory_path() / "chengxin-archive-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
        put("key", std::string(64, 'a'));
        put("other", std::string(64, 'b'));
        put("words", "a passphrase of some length\n");
    }
    Folder(Folder const&) = delete;
    ~Folder() { fs::remove_all(path_); }

    std::string file(char const* name) const { return path_ / name; }
    void put(char const* name, std::string const& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        fs::permissions(path_ / name, fs::perms::owner_read | fs::perms::owner_write);
    }
    std::string get(char const* name) const {
        std::ostringstream text;
        text << std::ifstream(path_ / name, std::ios::binary).rdbuf();
        return text.str();
    }
    Lock key() const { return Lock::of_key_file(file("key")); }

private:
    fs::path path_;
};

std::string text_of_size(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 7 + i / 256);
    return text;
}

void write(Folder const& folder, std::string const& text, Lock const& lock) {
    ArchiveWriter writer(folder.file("a"), lock);
    for (std::size_t at = 0; at < text.size(); at += 1000)
        writer.write(bytes_of(std::string_view(text).substr(at, 1000)));
    writer.finish();
}

/// What was written, or what was said instead.
std::string read(Folder const& folder, std::size_t size, Lock const& lock) {
    try {
        ArchiveReader reader(folder.file("a"), lock);
        std::vector<std::uint8_t> bytes(size);
        reader.read(bytes);
        reader.expect_end();
        return std::string(text_of(bytes));
    } catch (store::StoreFailure const& failure) {
        return failure.what();
    }
}

bool says(std::string const& text, char const* part) { return text.find(part) != std::string::npos; }

TEST(archive, gives_back_what_was_put_in) {
    Folder const folder;
    auto const lock = folder.key();
    for (std::size_t const size : {1U, 65'535U, 65'536U, 65'537U, 131'072U, 200'001U}) {
        auto const text = text_of_size(size);
        write(folder, text, lock);
        EXPECT_EQ(read(folder, size, lock), text) << size;
        EXPECT_TRUE(says(read(folder, size - 1, lock), "不完整")) << size << ": what is left over is told";
        EXPECT_TRUE(says(read(folder, size + 1, lock), "不完整")) << size << ": what is missing is told";
    }
}

TEST(archive, hides_what_was_put_in) {
    Folder const folder;
    write(folder, std::string(10'000, 'x'), folder.key());
    EXPECT_FALSE(says(folder.get("a"), "xxx"));
    auto const first = folder.get("a");
    write(folder, std::string(10'000, 'x'), folder.key());
    EXPECT_NE(folder.get("a").substr(prelude_bytes), first.substr(prelude_bytes)) << "no two are alike";
}

TEST(archive, each_byte_that_is_altered_is_noticed) {
    Folder const folder;
    auto const lock = folder.key();
    auto const text = text_of_size(70'000);
    write(folder, text, lock);
    auto const whole = folder.get("a");
    for (std::size_t at = 0; at < whole.size(); at += at < 200 || at > whole.size() - 100 ? 1 : 997) {
        auto altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        folder.put("a", altered);
        EXPECT_TRUE(says(read(folder, text.size(), lock), "备份")) << at;
    }
}

TEST(archive, each_cut_and_each_addition_is_noticed) {
    Folder const folder;
    auto const lock = folder.key();
    auto const text = text_of_size(70'000);
    write(folder, text, lock);
    auto const whole = folder.get("a");
    for (std::size_t size = 0; size < whole.size(); size += size < 200 || size > whole.size() - 100 ? 1 : 499) {
        folder.put("a", whole.substr(0, size));
        EXPECT_TRUE(says(read(folder, text.size(), lock), "备份")) << size;
    }
    folder.put("a", whole.substr(0, prelude_bytes + 65'553));
    EXPECT_TRUE(says(read(folder, 65'536, lock), "不完整")) << "at the edge of a chunk";
    folder.put("a", whole + "x");
    EXPECT_TRUE(says(read(folder, text.size(), lock), "不完整"));
    write(folder, text_of_size(131'072), lock);  // its last chunk is as long as a chunk can be
    folder.put("a", folder.get("a") + "x");
    EXPECT_TRUE(says(read(folder, 131'072, lock), "不完整"));
}

TEST(archive, opens_with_its_own_lock_only) {
    Folder const folder;
    auto const words = Lock::of_passphrase_file(folder.file("words"));
    auto const other = Lock::of_key_file(folder.file("other"));
    write(folder, "abc", folder.key());
    EXPECT_TRUE(says(read(folder, 3, other), "密钥或口令不是"));
    EXPECT_TRUE(says(read(folder, 3, words), "--from-key"));
    write(folder, "abc", words);
    EXPECT_EQ(read(folder, 3, words), "abc");
    EXPECT_TRUE(says(read(folder, 3, other), "--from-passphrase"));
    folder.put("words", "another passphrase, as long\n");
    EXPECT_TRUE(says(read(folder, 3, Lock::of_passphrase_file(folder.file("words"))), "密钥或口令不是"));
}

TEST(archive, a_file_that_asks_for_too_much_memory_is_refused_before_it_gets_it) {
    Folder const folder;
    auto const words = Lock::of_passphrase_file(folder.file("words"));
    write(folder, "abc", words);
    auto altered = folder.get("a");
    altered[46] = '\x7f';  // 508 GiB
    folder.put("a", altered);
    EXPECT_TRUE(says(read(folder, 3, words), "不完整"));
}

TEST(archive, a_lock_is_private_and_well_formed) {
    Folder const folder;
    auto const said = [&](auto make) {
        try {
            make();
        } catch (std::runtime_error const& fault) {
            return std::string(fault.what());
        }
        return std::string();
    };
    auto const key = [&] { Lock::of_key_file(folder.file("key")); };
    EXPECT_EQ(said(key), "");
    fs::permissions(folder.file("key"), fs::perms::group_read, fs::perm_options::add);
    EXPECT_TRUE(says(said(key), "chmod 600"));
    folder.put("key", std::string(63, 'a'));
    EXPECT_TRUE(says(said(key), "不是密钥"));
    fs::remove(folder.file("key"));
    EXPECT_TRUE(says(said(key), "找不到"));
    folder.put("words", "too short\nbut for this\n");
    EXPECT_TRUE(says(said([&] { Lock::of_passphrase_file(folder.file("words")); }), "太短"));
}

}  // namespace

}  // namespace chengxin::backup
