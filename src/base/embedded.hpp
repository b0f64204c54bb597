#pragma once

#include <string_view>
#include <vector>

namespace chengxin {

/// A file built into the program: a migration, a file of the web.
struct EmbeddedFile {
    std::string_view name;  ///< "migrations/0001_ledger.sql", "web/f/index.html"
    std::string_view bytes;
};

/// Sorted by name within each folder. source: cmake/embed_files.cmake
std::vector<EmbeddedFile> const& embedded_files();

}  // namespace chengxin
