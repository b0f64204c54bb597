#include "tests/workbook.hpp"

#include <zip.h>

#include <stdexcept>

#include "table/sheet.hpp"

namespace chengxin::tests {

std::string zipped(Entries const& entries) {
    zip_error_t error;
    zip_error_init(&error);
    auto* const whole = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(whole);
    auto* const archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("no archive");
    for (auto const& [name, bytes] : entries) {
        auto* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) throw std::runtime_error("no entry");
    }
    if (zip_close(archive) != 0) throw std::runtime_error("not closed");
    zip_stat_t stat;
    zip_source_stat(whole, &stat);
    std::string file(stat.size, '\0');
    zip_source_open(whole);
    zip_source_read(whole, file.data(), file.size());
    zip_source_close(whole);
    zip_source_free(whole);
    return file;
}

Entries entries_of(WorkbookParts const& parts) {
    std::string const head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    std::string const space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    std::string sheets;
    std::string relations;
    Entries entries{{"[Content_Types].xml", head + "<Types></Types>"}};
    int number = 0;
    for (auto const& sheet : parts.sheets) {
        auto const n = std::to_string(++number);
        sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"" +
                  (sheet.is_hidden ? " state=\"hidden\"" : "") + "/>";
        relations += "<Relationship Id=\"rId" + n + "\" Target=\"worksheets/sheet" + n + ".xml\"/>";
        entries.emplace_back(
            "xl/worksheets/sheet" + n + ".xml",
            head + "<worksheet" + space + "><sheetData>" + sheet.rows + "</sheetData>" + sheet.merged + "</worksheet>");
    }
    entries.emplace_back("xl/workbook.xml", head + "<workbook" + space + " xmlns:r=\"urn:r\"><workbookPr" +
                                                (parts.of_1904 ? " date1904=\"1\"" : "") + "/><sheets>" + sheets +
                                                "</sheets></workbook>");
    entries.emplace_back("xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>");
    if (!parts.shared.empty())
        entries.emplace_back("xl/sharedStrings.xml", head + "<sst" + space + ">" + parts.shared + "</sst>");
    if (!parts.styles.empty()) {
        entries.emplace_back("xl/styles.xml", head + "<styleSheet" + space + ">" + parts.styles + "</styleSheet>");
    }
    entries.insert(entries.end(), parts.others.begin(), parts.others.end());
    return entries;
}

std::string text_row(int number, std::vector<std::string> const& texts) {
    auto const n = std::to_string(number);
    std::string row = "<row r=\"" + n + "\">";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        row += "<c r=\"" + table::column_letters(i) + n + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
               texts[i] + "</t></is></c>";
    }
    return row + "</row>";
}

}  // namespace chengxin::tests
