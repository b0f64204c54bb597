#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"

/// Packs: work methods written down as data. From a folder of TOML to canonical JSON, checked. source: docs/packs.md
namespace chengxin::pack {

/// One thing wrong with a pack.
struct Finding {
    std::string file;    ///< "fact/household_visit.toml"; "pack.toml" for the head of the pack
    std::string row;     ///< "by", "field[met]/if", "guard[2]/must"; rows without a name are numbered from 1
    std::string code;    ///< stable, dotted, for programs: "name.unknown"
    std::string reason;  ///< Chinese: what is wrong and what to do

    bool operator==(Finding const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (file, row, code, reason))

/// A pack as it is installed. Its text is one for one meaning: the order of keys in TOML does not change it.
struct Built {
    std::string name;
    std::string version;
    std::string canonical_json;  ///< {"files":[{"file":{…},"kind":"fact","name":"household_visit"}],"pack":{…}}
    std::string digest_hex;      ///< SHA-256 of the text
    std::vector<std::string> needs;
    std::vector<Finding> findings;  ///< empty: may be installed
};

/// in: `needed`, packs built before; those that this one does not need only keep their names from being taken twice.
/// Ids of clauses are those of the file clauses.txt beside the folder; without it whatever has the shape of one passes.
/// throws: std::filesystem::filesystem_error when the folder cannot be read.
Built build(std::filesystem::path const& folder, std::vector<Built> const& needed);

/// Every folder in `packs_folder` that holds a pack.toml, each after those it needs.
/// throws: std::runtime_error that names all findings, if there are any.
std::vector<Built> build_shipped(std::filesystem::path const& packs_folder);

/// The same checks on canonical JSON. in: `clauses`, ids of clauses; when empty whatever has the shape of one passes.
std::vector<Finding> check(json::Object const& pack, std::vector<json::Object> const& needed,
                           std::set<std::string> const& clauses = {});

/// What a pack may hold at most.
constexpr std::size_t file_bytes_max = std::size_t{64} * 1024;
constexpr std::size_t pack_bytes_max = std::size_t{2} * 1024 * 1024;
constexpr std::size_t rows_max = 200;
constexpr std::size_t lines_max = 8;
constexpr std::size_t leaves_max = 8;
constexpr std::size_t characters_max = 5000;
/// More findings than anybody mends at once are not gathered.
constexpr std::size_t findings_max = 1000;

}  // namespace chengxin::pack
