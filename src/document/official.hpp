#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/temporary_file.hpp"
#include "document/heading.hpp"

/// Papers in the form of 党政机关公文格式, as DOCX to go on writing in and as PDF to print. source: GB/T 9704-2012
namespace chengxin::document {

/// What a passage of running text is.
enum class Passage {
    greeting,    ///< 主送: at the edge, without indent
    chapter,     ///< 一、 in 黑体
    section,     ///< （一） in 楷体
    body,        ///< 仿宋, two characters in
    note,        ///< smaller: where the figures come from
    signer,      ///< 署名, right
    signed_day,  ///< 成文日期, Arabic numerals, four characters in from the right
    attachment,  ///< 附件: at the edge in 黑体, on a page of its own
};

struct Paragraph {
    Passage passage = Passage::body;
    std::string text;
};

/// A table within the text.
struct Grid {
    struct Column {
        std::string title;
        double share = 1;  ///< of the width
        bool is_number = false;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Room to go on writing in: lines on paper, empty paragraphs in a file.
struct Space {
    int lines = 4;
};

/// Labels to be filled in by hand, each with a line behind it, beside one another.
struct Signatures {
    std::vector<std::string> labels;
};

using Block = std::variant<Paragraph, Grid, Space, Signatures>;

struct Official {
    Heading heading;
    std::vector<Block> blocks;

    void say(Passage passage, std::string text) { blocks.emplace_back(Paragraph{passage, std::move(text)}); }
};

/// The measures of the standard, millimetres and points.
namespace form {
constexpr double page_width = 210;
constexpr double page_height = 297;
constexpr double top = 37;           ///< 天头
constexpr double left = 28;          ///< 订口
constexpr double text_width = 156;   ///< 版心
constexpr double text_height = 225;  ///< 版心
constexpr double right = page_width - left - text_width;
constexpr double bottom = page_height - top - text_height;
constexpr int lines_a_page = 22;
constexpr int characters_a_line = 28;
constexpr double line_pitch = text_height / lines_a_page;
constexpr double character_pitch = text_width / characters_a_line;
constexpr double body_size = 16;    ///< 三号
constexpr double title_size = 22;   ///< 二号
constexpr double small_size = 12;   ///< 小四: tables and notes
constexpr double number_size = 14;  ///< 四号: of pages
/// What is taken off between characters so that 28 of 三号 stand in a line of 156 mm.
constexpr double character_spacing = -0.25;
}  // namespace form

std::shared_ptr<TemporaryFile const> docx_of(Official const& paper);
/// throws: std::runtime_error when it cannot be written, or there is no font for Chinese.
std::shared_ptr<TemporaryFile const> pdf_of(Official const& paper);

}  // namespace chengxin::document
