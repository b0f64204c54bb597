#include "document/official.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include "document/pages.hpp"

namespace chengxin::document {
namespace {

Official paper(bool is_demo) {
    Official paper;
    paper.heading.title = "2026年民情报告";
    paper.heading.author = "何<安>&";
    paper.heading.made_at = parse_instant("2026-11-24T04:05:06Z").value();
    paper.heading.is_demo = is_demo;
    paper.say(Passage::chapter, "一、基本情况");
    paper.say(Passage::body, "本人 < 何安 > & 全村 𠮷 户。");
    paper.blocks.emplace_back(Grid{{{"类别", 3}, {"合计", 1, true}}, {{"入户走访", "12"}}});
    paper.blocks.emplace_back(Space{3});
    paper.blocks.emplace_back(Signatures{{"本人签字", "日期"}});
    paper.say(Passage::signer, "何安");
    paper.say(Passage::signed_day, "2026年11月24日");
    return paper;
}

/// A file within the archive; "" when it is not there.
std::string part_of(std::string const& archive, char const* name) {
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    auto* const opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (opened == nullptr) return "";
    std::string bytes;
    if (auto* const file = zip_fopen(opened, name, 0)) {
        std::string piece(4096, '\0');
        for (;;) {
            auto const count = zip_fread(file, piece.data(), piece.size());
            if (count <= 0) break;
            bytes.append(piece.data(), static_cast<std::size_t>(count));
        }
        zip_fclose(file);
    }
    zip_discard(opened);
    return bytes;
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(official, docx_holds_its_text_whatever_marks_are_in_it) {
    auto const document = part_of(docx_of(paper(false))->bytes(), "word/document.xml");
    EXPECT_TRUE(has(document, "本人 &lt; 何安 &gt; &amp; 全村 𠮷 户。")) << document;
    EXPECT_TRUE(has(document, "入户走访"));
}

TEST(official, docx_has_the_measures_of_the_standard) {
    auto const document = part_of(docx_of(paper(false))->bytes(), "word/document.xml");
    EXPECT_TRUE(has(document, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>")) << document;
    EXPECT_TRUE(has(document, "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"")) << document;
    EXPECT_TRUE(has(document, "w:linePitch=\"580\"")) << document;
    auto const styles = part_of(docx_of(paper(false))->bytes(), "word/styles.xml");
    EXPECT_TRUE(has(styles, "w:eastAsia=\"仿宋_GB2312\""));
    EXPECT_TRUE(has(styles, "<w:sz w:val=\"32\"/>"));
    EXPECT_TRUE(has(styles, "<w:sz w:val=\"44\"/>"));
}

TEST(official, pages_of_a_fictional_county_say_so_and_others_do_not) {
    EXPECT_TRUE(has(part_of(docx_of(paper(true))->bytes(), "word/header_demo.xml"), "演示数据"));
    EXPECT_TRUE(has(part_of(docx_of(paper(true))->bytes(), "word/document.xml"), "rIdDemo"));
    EXPECT_EQ(part_of(docx_of(paper(false))->bytes(), "word/header_demo.xml"), "");
    EXPECT_FALSE(has(part_of(docx_of(paper(false))->bytes(), "word/document.xml"), "rIdDemo"));
}

TEST(official, the_same_paper_at_the_same_moment_is_the_same_file) {
    EXPECT_EQ(docx_of(paper(true))->bytes(), docx_of(paper(true))->bytes());
    EXPECT_EQ(pdf_of(paper(true))->bytes(), pdf_of(paper(true))->bytes());
}

TEST(official, a_pdf_begins_and_ends_as_one) {
    auto const bytes = pdf_of(paper(false))->bytes();
    EXPECT_TRUE(bytes.starts_with("%PDF-"));
    EXPECT_TRUE(has(bytes.substr(bytes.size() - 16), "%%EOF"));
}

TEST(pages, a_line_of_the_standard_holds_28_characters_and_a_page_22_lines) {
    Heading const heading;
    Pages pages(Pages::Turn::portrait, {form::left, form::top, form::right, form::bottom}, Pages::Number::outer,
                heading);
    ASSERT_TRUE(pages.has_chinese());
    Setting const setting{form::line_pitch, 0, form::character_spacing};
    std::string line;
    for (int at = 0; at < form::characters_a_line; ++at) line += "字";
    auto const top = pages.y();
    pages.flow({line, form::body_size, Face::fang}, setting);
    EXPECT_NEAR(pages.y(), top + form::line_pitch, 0.001);
    pages.flow({line + "字", form::body_size, Face::fang}, setting);
    EXPECT_NEAR(pages.y(), top + 3 * form::line_pitch, 0.001);
    for (int at = 3; at < form::lines_a_page; ++at) pages.flow({line, form::body_size, Face::fang}, setting);
    EXPECT_EQ(pages.page(), 1);
    pages.flow({"字", form::body_size, Face::fang}, setting);
    EXPECT_EQ(pages.page(), 2);
}

}  // namespace
}  // namespace chengxin::document
