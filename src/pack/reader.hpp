#pragma once

#include <map>

#include "pack/pack.hpp"

namespace chengxin::pack {

/// A pack's folder as JSON, and what could not be read of it.
struct Folder {
    json::Object pack;                         ///< canonical: files sorted by kind, then name
    std::map<std::string, std::string> paths;  ///< "link/pairing.toml" → the file that declares it
    std::vector<Finding> findings;
};

/// throws: std::filesystem::filesystem_error
Folder read_folder(std::filesystem::path const& folder);

/// The text of a file, or nothing when it is longer than `bytes_max`.
/// throws: std::filesystem::filesystem_error when it cannot be read.
std::optional<std::string> read_text(std::filesystem::path const& path, std::size_t bytes_max);

}  // namespace chengxin::pack
