#include "table/xlsx.hpp"

#include <charconv>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "table/xlsx_numbers.hpp"
#include "table/xlsx_sheet.hpp"
#include "table/xml.hpp"

namespace chengxin::table {

namespace {

constexpr std::size_t sheets_max = 200;

Problem refused(char const* code, char const* detail) { return {Refusal::invalid, code, "", detail}; }

int whole(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Streams an entry through handlers.
Outcome stream(Archive& archive, std::string const& entry, XmlStream& xml) {
    auto const done = archive.read(entry, [&](std::string_view part) { return xml.take(part); });
    return done ? xml.finish() : done;
}

struct SheetEntry {
    std::string name;
    std::string relation;
    bool is_hidden = false;
};

/// What the workbook says of itself.
struct Contents {
    std::vector<SheetEntry> sheets;
    Epoch epoch = Epoch::year_1900;
};

Result<Contents> read_contents(Archive& archive) {
    Contents contents;
    XmlStream xml({[&](std::string_view name, Attributes const& with) {
                       if (name == "workbookPr") {
                           bool const mac = with.get("date1904") == "1" || with.get("date1904") == "true";
                           if (mac) contents.epoch = Epoch::year_1904;
                       } else if (name == "sheet" && contents.sheets.size() < sheets_max) {
                           auto const state = with.get("state");
                           contents.sheets.push_back({std::string(with.get("name")), std::string(with.get("id")),
                                                      state == "hidden" || state == "veryHidden"});
                       }
                   },
                   [](std::string_view) {}, [](std::string_view) {}});
    if (auto const done = stream(archive, "xl/workbook.xml", xml); !done) return done.error();
    return contents;
}

/// Where the parts of the workbook lie, by the name of the relation.
Result<std::map<std::string, std::string>> read_relations(Archive& archive) {
    std::map<std::string, std::string> targets;
    XmlStream xml({[&](std::string_view name, Attributes const& with) {
                       if (name != "Relationship") return;
                       auto target = std::string(with.get("Target"));
                       bool const is_absolute = target.starts_with('/');
                       targets[std::string(with.get("Id"))] = is_absolute ? target.substr(1) : "xl/" + target;
                   },
                   [](std::string_view) {}, [](std::string_view) {}});
    if (auto const done = stream(archive, "xl/_rels/workbook.xml.rels", xml); !done) return done.error();
    return targets;
}

/// Which styles of cells show a day.
Result<std::vector<bool>> read_styles(Archive& archive) {
    std::vector<bool> days;
    if (!archive.has("xl/styles.xml")) return days;
    std::map<int, std::string> codes;
    bool inside = false;
    XmlStream xml({[&](std::string_view name, Attributes const& with) {
                       if (name == "numFmt") codes[whole(with.get("numFmtId"))] = with.get("formatCode");
                       if (name == "cellXfs") inside = true;
                       if (name != "xf" || !inside) return;
                       auto const number = whole(with.get("numFmtId"));
                       auto const code = codes.find(number);
                       days.push_back(shows_a_day(number, code == codes.end() ? std::string_view() : code->second));
                   },
                   [&](std::string_view name) { inside = inside && name != "cellXfs"; }, [](std::string_view) {}});
    if (auto const done = stream(archive, "xl/styles.xml", xml); !done) return done.error();
    return days;
}

/// Texts that cells share; of those written in several fonts, all parts; how they are read aloud is left out.
Result<std::vector<std::string>> read_shared(Archive& archive) {
    constexpr std::size_t bytes_max = 256U << 20U;
    std::vector<std::string> texts;
    if (!archive.has("xl/sharedStrings.xml")) return texts;
    std::size_t bytes = 0;
    bool in_text = false;
    bool aloud = false;
    XmlStream* stopping = nullptr;
    XmlStream xml({[&](std::string_view name, Attributes const&) {
                       if (name == "si") texts.emplace_back();
                       if (name == "rPh") aloud = true;
                       if (name == "t") in_text = !aloud && !texts.empty();
                   },
                   [&](std::string_view name) {
                       if (name == "rPh") aloud = false;
                       if (name == "t") in_text = false;
                       if (name == "si") texts.back() = unescaped(texts.back());
                   },
                   [&](std::string_view text) {
                       if (!in_text) return;
                       texts.back() += text;
                       bytes += text.size();
                       if (bytes > bytes_max || texts.size() > cells_max) stopping->stop(too_large_table());
                   }});
    stopping = &xml;
    if (auto const done = stream(archive, "xl/sharedStrings.xml", xml); !done) return done.error();
    return texts;
}

/// What is a zip file but no workbook that can be read.
Outcome check_form(Archive& archive) {
    if (archive.has("xl/vbaProject.bin") || archive.has_folder("xl/macrosheets/") || archive.has_folder("xl/vba")) {
        return refused("table.macros", "表格里带有宏（程序），没有打开：请另存为不带宏的 .xlsx 后再导入。");
    }
    if (archive.has("xl/workbook.bin")) {
        return refused("table.format", "这是 .xlsb 文件：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。");
    }
    if (archive.has("mimetype")) {
        return refused("table.format",
                       "这是 .ods 一类的文件：请用 LibreOffice、Excel 或 WPS 打开，另存为 .xlsx 后再导入。");
    }
    if (archive.has("word/document.xml")) {
        return refused("table.format", "这是 Word 文档：请把表格复制到 Excel 或 WPS 表格里，存为 .xlsx 后再导入。");
    }
    if (archive.has("xl/workbook.xml") && archive.has("[Content_Types].xml")) return Done{};
    return refused("table.format", "这是压缩包，里面不是 .xlsx 表格：请解压后导入里面的表格。");
}

Outcome check_no_macros(Archive& archive) {
    auto const types = archive.read_all("[Content_Types].xml");
    if (!types) return types.error();
    if (types->find("macroEnabled") == std::string::npos) return Done{};
    return refused("table.macros", "这是带宏的 .xlsm 表格，没有打开：请另存为不带宏的 .xlsx 后再导入。");
}

}  // namespace

Result<Tables> read_workbook(Archive& archive) {
    if (auto const done = check_form(archive); !done) return done.error();
    if (auto const done = check_no_macros(archive); !done) return done.error();
    auto const contents = read_contents(archive);
    if (!contents) return contents.error();
    auto const targets = read_relations(archive);
    if (!targets) return targets.error();
    auto const days = read_styles(archive);
    if (!days) return days.error();
    auto const shared = read_shared(archive);
    if (!shared) return shared.error();
    Tables tables;
    tables.form = "xlsx";
    std::size_t cells = 0;
    for (auto const& entry : contents->sheets) {
        auto const target = targets->find(entry.relation);
        if (target == targets->end())
            return refused("table.damaged", "工作簿的目录不全，请用 Excel 或 WPS 打开后再存一份。");
        if (!target->second.starts_with("xl/worksheets/")) continue;  // a sheet that is a chart
        SheetReading reading({*days, *shared, contents->epoch}, cells);
        auto const done = archive.read(target->second, [&](std::string_view part) { return reading.take(part); });
        if (!done) return done.error();
        auto sheet = reading.finish();
        if (!sheet) return sheet.error();
        sheet->name = entry.name;
        sheet->is_hidden = entry.is_hidden;
        tables.sheets.push_back(std::move(*sheet));
    }
    return tables;
}

}  // namespace chengxin::table
