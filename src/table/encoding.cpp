#include "table/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

#include "base/text.hpp"

namespace chengxin::table {

namespace {

class Conversion {
public:
    explicit Conversion(char const* from) : handle_(iconv_open("UTF-8", from)) {
        if (handle_ == reinterpret_cast<iconv_t>(-1)) {
            throw std::runtime_error(std::string("系统缺少字符集 ") + from + " 的转换表（gconv），请装好 libc-bin。");
        }
    }
    Conversion(Conversion const&) = delete;
    Conversion& operator=(Conversion const&) = delete;
    ~Conversion() { iconv_close(handle_); }

    /// out: how many bytes could be read.
    std::size_t run(std::string_view bytes, std::string& out) {
        auto* in = const_cast<char*>(bytes.data());
        std::size_t left = bytes.size();
        std::array<char, 1U << 16U> part{};
        while (left > 0) {
            char* to = part.data();
            std::size_t room = part.size();
            auto const done = iconv(handle_, &in, &left, &to, &room);
            out.append(part.data(), part.size() - room);
            if (done == static_cast<std::size_t>(-1) && errno != E2BIG) break;
        }
        return bytes.size() - left;
    }

private:
    iconv_t handle_;
};

Problem unreadable(std::string_view before) {
    auto const line = std::to_string(std::ranges::count(before, '\n') + 1);
    return {
        Refusal::invalid, "table.encoding", "/" + line,
        "第 " + line +
            " 行的文字读不出来，文件既不是 UTF-8 也不是 GB 18030 编码：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"};
}

Result<Decoded> convert(std::string_view bytes, char const* from, char const* encoding) {
    Decoded decoded{{}, encoding};
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    auto const read = Conversion(from).run(bytes, decoded.text);
    if (read != bytes.size()) return unreadable(decoded.text);
    return decoded;
}

}  // namespace

Result<Decoded> decode(std::string_view bytes) {
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with("\xFF\xFE")) return convert(bytes.substr(2), "UTF-16LE", "UTF-16");
    if (bytes.starts_with("\xFE\xFF")) return convert(bytes.substr(2), "UTF-16BE", "UTF-16");
    bool const marked = bytes.starts_with(utf8_mark);
    auto const text = marked ? bytes.substr(utf8_mark.size()) : bytes;
    if (auto const nothing = text.find('\0'); nothing != std::string_view::npos) {
        return unreadable(text.substr(0, nothing));
    }
    if (character_count(text)) return Decoded{std::string(text), "UTF-8"};
    return convert(text, "GB18030", "GB 18030");
}

}  // namespace chengxin::table
