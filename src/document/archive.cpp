#include "document/archive.hpp"

#include <zip.h>

#include <initializer_list>
#include <stdexcept>
#include <string_view>

namespace chengxin::document {

namespace {

[[noreturn]] void fail(std::string const& why) { throw std::runtime_error("zip: " + why); }

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (auto const part : parts) text += part;
    return text;
}

std::string part(std::string_view name, std::string_view base, std::string_view type) {
    return joined({"<Override PartName=\"/", name, "\" ContentType=\"", base, type, "+xml\"/>"});
}

std::string relation(std::string_view id, std::string_view base, std::string_view type, std::string_view target) {
    return joined({"<Relationship Id=\"", id, "\" Type=\"", base, type, "\" Target=\"", target, "\"/>"});
}

std::string relations(std::string_view all) {
    return joined({declaration, "<Relationships xmlns=\"", package, "relationships\">", all, "</Relationships>"});
}

}  // namespace

std::shared_ptr<TemporaryFile const> Archive::finish() const {
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
    auto* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (archive == nullptr) fail(zip_error_strerror(&error));
    zip_source_keep(source);
    auto const seconds = std::chrono::floor<std::chrono::seconds>(made_at_).time_since_epoch().count();
    for (auto const& file : files_) {
        auto* const bytes = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
        auto const index = bytes == nullptr ? -1 : zip_file_add(archive, file.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
        if (index < 0 || zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), seconds, 0) != 0) {
            std::string const why = zip_strerror(archive);
            zip_discard(archive);
            zip_source_free(source);
            fail(why);
        }
    }
    if (zip_close(archive) != 0) {
        std::string const why = zip_strerror(archive);
        zip_discard(archive);
        zip_source_free(source);
        fail(why);
    }
    auto made = std::make_shared<TemporaryFile>();
    bool const opened = zip_source_open(source) == 0;
    std::string piece(std::size_t{64} * 1024, '\0');
    for (zip_int64_t count = opened ? 1 : -1; count != 0;) {
        count = opened ? zip_source_read(source, piece.data(), piece.size()) : -1;
        if (count < 0) {
            zip_source_free(source);
            fail("what was packed could not be read");
        }
        made->append({piece.data(), static_cast<std::size_t>(count)});
    }
    zip_source_close(source);
    zip_source_free(source);
    return made;
}

namespace docx {

std::string content_types(bool is_demo) {
    return joined({declaration, "<Types xmlns=\"", package,
                   "content-types\"><Default Extension=\"rels\" ContentType=\"",
                   "application/vnd.openxmlformats-package.relationships+xml\"/>",
                   "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
                   part("word/document.xml", word, "document.main"), part("word/styles.xml", word, "styles"),
                   part("word/settings.xml", word, "settings"), part("word/footer_odd.xml", word, "footer"),
                   part("word/footer_even.xml", word, "footer"),
                   part("docProps/core.xml", "application/vnd.openxmlformats-package.", "core-properties"),
                   is_demo ? part("word/header_demo.xml", word, "header") : "", "</Types>"});
}

std::string package_relations() {
    return relations(
        joined({relation("rId1", office, "officeDocument", "word/document.xml"),
                relation("rId2", package, "relationships/metadata/core-properties", "docProps/core.xml")}));
}

std::string document_relations(bool is_demo) {
    return relations(joined({relation("rIdStyles", office, "styles", "styles.xml"),
                             relation("rIdSettings", office, "settings", "settings.xml"),
                             relation("rIdOdd", office, "footer", "footer_odd.xml"),
                             relation("rIdEven", office, "footer", "footer_even.xml"),
                             is_demo ? relation("rIdDemo", office, "header", "header_demo.xml") : ""}));
}

std::string settings() {
    return joined({declaration, "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
                   "<w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>",
                   "<w:compat><w:compatSetting w:name=\"compatibilityMode\" ",
                   "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"});
}

}  // namespace docx

}  // namespace chengxin::document
