#include <pugixml.hpp>

#include <cmath>

#include "document/archive.hpp"
#include "document/official.hpp"

namespace chengxin::document {

namespace {

constexpr auto word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr double twips_a_mm = 1440 / 25.4;

int twips(double millimetres) { return static_cast<int>(std::lround(millimetres * twips_a_mm)); }
int half_points(double points) { return static_cast<int>(std::lround(points * 2)); }

pugi::xml_node child(pugi::xml_node parent, char const* name) { return parent.append_child(name); }

template <typename Value>
pugi::xml_node valued(pugi::xml_node parent, char const* name, Value value) {
    auto node = parent.append_child(name);
    node.append_attribute("w:val") = value;
    return node;
}

/// A style of paragraphs: its face, size and how it stands on the page.
struct Style {
    char const* id;
    char const* name;
    char const* face;
    double size;
    char const* align;
    double first_line = 0;  ///< indent, millimetres
    double right = 0;       ///< indent, millimetres
    double pitch = form::line_pitch;
    bool keeps_with_next = false;
    int outline = -1;
    bool turns_page = false;
};

constexpr double two_characters = 2 * form::character_pitch;

constexpr Style styles[] = {
    {"Title", "Title", "方正小标宋简体", form::title_size, "center", 0, 0, form::line_pitch * 1.25},
    {"Greeting", "主送", "仿宋_GB2312", form::body_size, "both"},
    {"Heading1", "heading 1", "黑体", form::body_size, "both", two_characters, 0, form::line_pitch, true, 0},
    {"Heading2", "heading 2", "楷体_GB2312", form::body_size, "both", two_characters, 0, form::line_pitch, true, 1},
    {"Attachment", "附件", "黑体", form::body_size, "both", 0, 0, form::line_pitch, true, 0, true},
    {"Body", "正文段落", "仿宋_GB2312", form::body_size, "both", two_characters},
    {"Note", "说明", "仿宋_GB2312", form::small_size, "both", 2 * form::character_pitch * 0.75, 0, 7},
    {"Signer", "署名", "仿宋_GB2312", form::body_size, "right", 0, 2 * two_characters},
    {"SignedDay", "成文日期", "仿宋_GB2312", form::body_size, "right", 0, 2 * two_characters},
    {"Cell", "表格文字", "仿宋_GB2312", form::small_size, "left", 0, 0, 6.5},
    {"CellHead", "表头", "黑体", form::small_size, "left", 0, 0, 6.5},
    {"PageNumber", "页码", "宋体", form::number_size, "left", 0, 0, 6},
    {"DemoMark", "演示标记", "黑体", form::small_size, "center", 0, 0, 6},
};

char const* style_of(Passage passage) {
    switch (passage) {
        case Passage::greeting: return "Greeting";
        case Passage::chapter: return "Heading1";
        case Passage::section: return "Heading2";
        case Passage::body: return "Body";
        case Passage::note: return "Note";
        case Passage::signer: return "Signer";
        case Passage::signed_day: return "SignedDay";
        case Passage::attachment: return "Attachment";
    }
    CHECK(false);
    return "";
}

void add_style(pugi::xml_node parent, Style const& style) {
    auto node = child(parent, "w:style");
    node.append_attribute("w:type") = "paragraph";
    node.append_attribute("w:styleId") = style.id;
    valued(node, "w:name", style.name);
    valued(node, "w:basedOn", "Normal");
    child(node, "w:qFormat");
    auto paragraph = child(node, "w:pPr");
    if (style.keeps_with_next) child(paragraph, "w:keepNext");
    if (style.turns_page) child(paragraph, "w:pageBreakBefore");
    auto spacing = child(paragraph, "w:spacing");
    spacing.append_attribute("w:line") = twips(style.pitch);
    spacing.append_attribute("w:lineRule") = "exact";
    auto indent = child(paragraph, "w:ind");
    if (style.first_line > 0) indent.append_attribute("w:firstLine") = twips(style.first_line);
    if (style.right > 0) indent.append_attribute("w:right") = twips(style.right);
    valued(paragraph, "w:jc", style.align);
    if (style.outline >= 0) valued(paragraph, "w:outlineLvl", style.outline);
    auto run = child(node, "w:rPr");
    auto fonts = child(run, "w:rFonts");
    for (auto const* use : {"w:ascii", "w:hAnsi", "w:cs"}) fonts.append_attribute(use) = "Times New Roman";
    fonts.append_attribute("w:eastAsia") = style.face;
    valued(run, "w:sz", half_points(style.size));
    valued(run, "w:szCs", half_points(style.size));
}

std::string text_of(pugi::xml_document const& document) {
    struct Writer : pugi::xml_writer {
        std::string text;
        void write(void const* data, std::size_t size) override { text.append(static_cast<char const*>(data), size); }
    } writer;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + writer.text;
}

std::string styles_xml() {
    pugi::xml_document document;
    auto root = child(document, "w:styles");
    root.append_attribute("xmlns:w") = word_namespace;
    auto run = child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    auto fonts = child(run, "w:rFonts");
    for (auto const* use : {"w:ascii", "w:hAnsi", "w:cs"}) fonts.append_attribute(use) = "Times New Roman";
    fonts.append_attribute("w:eastAsia") = "仿宋_GB2312";
    valued(run, "w:spacing", static_cast<int>(form::character_spacing * 20));
    valued(run, "w:sz", half_points(form::body_size));
    auto language = child(run, "w:lang");
    language.append_attribute("w:val") = "en-US";
    language.append_attribute("w:eastAsia") = "zh-CN";
    auto normal = child(root, "w:style");
    normal.append_attribute("w:type") = "paragraph";
    normal.append_attribute("w:default") = "1";
    normal.append_attribute("w:styleId") = "Normal";
    valued(normal, "w:name", "Normal");
    for (auto const& style : styles) add_style(root, style);
    return text_of(document);
}

pugi::xml_node paragraph_in(pugi::xml_node parent, char const* style) {
    auto paragraph = child(parent, "w:p");
    valued(child(paragraph, "w:pPr"), "w:pStyle", style);
    return paragraph;
}

void add_text(pugi::xml_node paragraph, std::string const& text) {
    auto node = child(child(paragraph, "w:r"), "w:t");
    node.append_attribute("xml:space") = "preserve";
    node.text().set(text.c_str());
}

class Body {
public:
    explicit Body(pugi::xml_node body) : body_(body) {}

    void add(Paragraph const& paragraph) { add_text(paragraph_in(body_, style_of(paragraph.passage)), paragraph.text); }

    void add(Space const& space) {
        for (int line = 0; line < space.lines; ++line) paragraph_in(body_, "Body");
    }

    /// One line, each label with a tab behind it that draws the line to sign on.
    void add(Signatures const& signatures) {
        paragraph_in(body_, "Greeting");
        auto paragraph = paragraph_in(body_, "Greeting");
        auto tabs = child(paragraph.child("w:pPr"), "w:tabs");
        auto const count = static_cast<double>(signatures.labels.size());
        for (std::size_t at = 0; at < signatures.labels.size(); ++at) {
            auto const past = form::text_width * static_cast<double>(at + 1) / count;
            add_tab(tabs, past - 4, "underscore");
            if (at + 1 < signatures.labels.size()) add_tab(tabs, past, "none");
            if (at > 0) child(child(paragraph, "w:r"), "w:tab");
            add_text(paragraph, signatures.labels[at]);
            child(child(paragraph, "w:r"), "w:tab");
        }
    }

    void add(Grid const& grid) {
        auto table = child(body_, "w:tbl");
        auto about = child(table, "w:tblPr");
        auto width = child(about, "w:tblW");
        width.append_attribute("w:w") = twips(form::text_width);
        width.append_attribute("w:type") = "dxa";
        auto borders = child(about, "w:tblBorders");
        for (auto const* side : {"w:top", "w:bottom"}) add_border(borders, side, 8, "000000");
        add_border(borders, "w:insideH", 4, "9AA4A8");
        child(about, "w:tblLayout").append_attribute("w:type") = "fixed";
        auto margins = child(about, "w:tblCellMar");
        for (auto const* side : {"w:left", "w:right"}) {
            auto margin = child(margins, side);
            margin.append_attribute("w:w") = twips(0.7);
            margin.append_attribute("w:type") = "dxa";
        }
        double shares = 0;
        for (auto const& column : grid.columns) shares += column.share;
        auto columns = child(table, "w:tblGrid");
        std::vector<int> widths;
        for (auto const& column : grid.columns) {
            widths.push_back(twips(form::text_width * column.share / shares));
            child(columns, "w:gridCol").append_attribute("w:w") = widths.back();
        }
        std::vector<std::string> heads;
        for (auto const& column : grid.columns) heads.push_back(column.title);
        add_row(table, grid, widths, heads, true);
        for (auto const& row : grid.rows) add_row(table, grid, widths, row, false);
        paragraph_in(body_, "Note");  // so that two tables do not grow together
    }

private:
    static void add_tab(pugi::xml_node tabs, double at, char const* leader) {
        auto tab = valued(tabs, "w:tab", "left");
        tab.append_attribute("w:leader") = leader;
        tab.append_attribute("w:pos") = twips(at);
    }

    static void add_border(pugi::xml_node borders, char const* side, int eighths, char const* color) {
        auto border = valued(borders, side, "single");
        border.append_attribute("w:sz") = eighths;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = color;
    }

    static void add_row(pugi::xml_node table, Grid const& grid, std::vector<int> const& widths,
                        std::vector<std::string> const& texts, bool is_head) {
        CHECK(texts.size() == grid.columns.size());
        auto row = child(table, "w:tr");
        auto about = child(row, "w:trPr");
        child(about, "w:cantSplit");
        if (is_head) child(about, "w:tblHeader");
        for (std::size_t at = 0; at < texts.size(); ++at) {
            auto cell = child(row, "w:tc");
            auto cell_about = child(cell, "w:tcPr");
            auto width = child(cell_about, "w:tcW");
            width.append_attribute("w:w") = widths[at];
            width.append_attribute("w:type") = "dxa";
            valued(cell_about, "w:vAlign", "center");
            auto paragraph = paragraph_in(cell, is_head ? "CellHead" : "Cell");
            if (grid.columns[at].is_number) valued(paragraph.child("w:pPr"), "w:jc", "center");
            add_text(paragraph, texts[at]);
        }
    }

    pugi::xml_node body_;
};

void add_reference(pugi::xml_node section, char const* name, char const* type, char const* id) {
    auto reference = child(section, name);
    reference.append_attribute("w:type") = type;
    reference.append_attribute("r:id") = id;
}

void add_section(pugi::xml_node body, bool is_demo) {
    auto section = child(body, "w:sectPr");
    if (is_demo) {
        for (auto const* type : {"default", "even"}) add_reference(section, "w:headerReference", type, "rIdDemo");
    }
    add_reference(section, "w:footerReference", "default", "rIdOdd");
    add_reference(section, "w:footerReference", "even", "rIdEven");
    auto size = child(section, "w:pgSz");
    size.append_attribute("w:w") = twips(form::page_width);
    size.append_attribute("w:h") = twips(form::page_height);
    auto margins = child(section, "w:pgMar");
    margins.append_attribute("w:top") = twips(form::top);
    margins.append_attribute("w:right") = twips(form::right);
    margins.append_attribute("w:bottom") = twips(form::bottom);
    margins.append_attribute("w:left") = twips(form::left);
    margins.append_attribute("w:header") = twips(15);
    margins.append_attribute("w:footer") = twips(form::bottom - 7 - 6);  // its line 7 mm below the text
    margins.append_attribute("w:gutter") = 0;
    auto grid = child(section, "w:docGrid");
    grid.append_attribute("w:type") = "lines";
    grid.append_attribute("w:linePitch") = twips(form::line_pitch);
}

std::string document_xml(Official const& paper) {
    pugi::xml_document document;
    auto root = child(document, "w:document");
    root.append_attribute("xmlns:w") = word_namespace;
    root.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    auto body = child(root, "w:body");
    paragraph_in(body, "Body");
    add_text(paragraph_in(body, "Title"), paper.heading.title);
    paragraph_in(body, "Body");
    Body writer(body);
    for (auto const& block : paper.blocks) {
        std::visit([&](auto const& one) { writer.add(one); }, block);
    }
    add_section(body, paper.heading.is_demo);
    return text_of(document);
}

/// "— 1 —": at the right on odd pages, at the left on even ones, a character in from the edge.
std::string footer_xml(bool is_even) {
    pugi::xml_document document;
    auto root = child(document, "w:ftr");
    root.append_attribute("xmlns:w") = word_namespace;
    auto paragraph = paragraph_in(root, "PageNumber");
    auto about = paragraph.child("w:pPr");
    auto indent = child(about, "w:ind");
    indent.append_attribute(is_even ? "w:left" : "w:right") = static_cast<int>(form::number_size * 20);
    valued(about, "w:jc", is_even ? "left" : "right");
    add_text(paragraph, "— ");
    auto field = child(paragraph, "w:fldSimple");
    field.append_attribute("w:instr") = "PAGE";
    add_text(field, "1");
    add_text(paragraph, " —");
    return text_of(document);
}

/// The mark of a fictional county, large behind the text and once more in the header, where everything reads it.
std::string demo_header_xml() {
    std::string const mark(demo_mark);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\"" +
           std::string(word_namespace) +
           "\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">"
           "<w:p><w:pPr><w:pStyle w:val=\"DemoMark\"/></w:pPr><w:r><w:rPr><w:color w:val=\"A0A0A0\"/></w:rPr><w:t>" +
           mark +
           "，不是真实记录</w:t></w:r><w:r><w:pict>"
           "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "
           "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:path textpathok=\"t\" o:connecttype=\"rect\"/>"
           "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>"
           "<v:shape id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s1025\" type=\"#_x0000_t136\" "
           "style=\"position:absolute;margin-left:0;margin-top:0;width:400pt;height:100pt;rotation:330;"
           "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
           "mso-position-vertical:center;mso-position-vertical-relative:margin\" o:allowincell=\"f\" "
           "fillcolor=\"#ececec\" stroked=\"f\"><v:textpath style=\"font-family:&quot;黑体&quot;;font-size:1pt\" "
           "string=\"" +
           mark + "\"/></v:shape></w:pict></w:r></w:p></w:hdr>";
}

std::string core_xml(Heading const& heading) {
    pugi::xml_document document;
    auto root = child(document, "cp:coreProperties");
    root.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
    root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
    child(root, "dc:title").text().set(heading.title.c_str());
    child(root, "dc:creator").text().set(heading.author.c_str());
    auto const when = to_text(std::chrono::floor<std::chrono::seconds>(heading.made_at)).substr(0, 19) + "Z";
    for (auto const* name : {"dcterms:created", "dcterms:modified"}) {
        auto node = child(root, name);
        node.append_attribute("xsi:type") = "dcterms:W3CDTF";
        node.text().set(when.c_str());
    }
    return text_of(document);
}

}  // namespace

std::shared_ptr<TemporaryFile const> docx_of(Official const& paper) {
    Archive archive(paper.heading.made_at);
    auto const is_demo = paper.heading.is_demo;
    archive.add("[Content_Types].xml", docx::content_types(is_demo));
    archive.add("_rels/.rels", docx::package_relations());
    archive.add("docProps/core.xml", core_xml(paper.heading));
    archive.add("word/document.xml", document_xml(paper));
    archive.add("word/styles.xml", styles_xml());
    archive.add("word/settings.xml", docx::settings());
    archive.add("word/footer_odd.xml", footer_xml(false));
    archive.add("word/footer_even.xml", footer_xml(true));
    if (is_demo) archive.add("word/header_demo.xml", demo_header_xml());
    archive.add("word/_rels/document.xml.rels", docx::document_relations(is_demo));
    return archive.finish();
}

}  // namespace chengxin::document
