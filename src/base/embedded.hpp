#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chengxin {

/// A file built into the program: a migration, a shipped pack, the demo's divisions, a file of the web.
struct EmbeddedFile {
    std::string_view name;  ///< "migrations/0001_ledger.sql", "web/f/index.html"
    std::string_view bytes;
};

/// Sorted by name within each folder. source: cmake/embed_files.cmake
std::vector<EmbeddedFile> const& embedded_files();

/// The bytes of one file. throws: std::logic_error when it was not built in.
inline std::string_view embedded_file(std::string_view name) {
    for (auto const& file : embedded_files()) {
        if (file.name == name) return file.bytes;
    }
    throw std::logic_error(std::string(name) + " is not built in");
}

}  // namespace chengxin
