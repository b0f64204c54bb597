#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/temporary_file.hpp"

namespace chengxin::document {

/// Files packed into one, as office documents are. The same files at the same moment make the same bytes.
class Archive {
public:
    explicit Archive(Instant made_at) : made_at_(made_at) {}

    void add(std::string name, std::string bytes) { files_.push_back({std::move(name), std::move(bytes)}); }
    /// throws: std::runtime_error when it cannot be written.
    std::shared_ptr<TemporaryFile const> finish() const;

private:
    struct File {
        std::string name;
        std::string bytes;
    };
    Instant made_at_;
    std::vector<File> files_;
};

/// The parts of a DOCX that say nothing of its text. source: ECMA-376 part 2
namespace docx {
std::string content_types(bool is_demo);
std::string package_relations();
std::string document_relations(bool is_demo);
std::string settings();
}  // namespace docx

}  // namespace chengxin::document
