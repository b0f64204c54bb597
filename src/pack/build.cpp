#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "ledger/digest.hpp"
#include "pack/reader.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

namespace fs = std::filesystem;

std::set<std::string> clauses_beside(fs::path const& folder) {
    std::set<std::string> clauses;
    auto const path = fs::absolute(folder).lexically_normal().parent_path() / "clauses.txt";
    if (!fs::exists(path)) return clauses;
    std::string const text = read_text(path, pack_bytes_max).value_or(std::string());
    for (std::size_t first = 0; first < text.size();) {
        auto const past = std::min(text.find('\n', first), text.size());
        auto line = std::string_view(text).substr(first, past - first);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) clauses.emplace(line);
        first = past + 1;
    }
    return clauses;
}

json::Object head_of(json::Object const& pack) {
    auto const* head = pack.if_contains("pack");
    return head != nullptr && head->is_object() ? head->get_object() : json::Object();
}

/// "fact/household_visit.toml: field[met]: 原因 (name.unknown)"
std::string to_text(Finding const& finding, std::string const& pack) {
    return pack + "/" + finding.file + (finding.row.empty() ? "" : ": " + finding.row) + ": " + finding.reason + " (" +
           finding.code + ")";
}

/// Folders of packs in an order in which each stands after those it needs; what cannot be ordered stands last.
std::vector<fs::path> by_need(std::vector<fs::path> folders) {
    std::ranges::sort(folders);
    std::map<fs::path, json::Object> heads;
    std::set<std::string> shipped;
    for (auto const& folder : folders) {
        heads[folder] = head_of(read_folder(folder).pack);
        shipped.insert(text_at(heads[folder], "pack"));
    }
    std::vector<fs::path> ordered;
    std::set<std::string> placed;
    while (!folders.empty()) {
        auto const ready = std::ranges::find_if(folders, [&](fs::path const& folder) {
            return std::ranges::all_of(texts_at(heads[folder], "needs"), [&](std::string const& need) {
                return placed.contains(need) || !shipped.contains(need);
            });
        });
        auto const next = ready == folders.end() ? folders.begin() : ready;
        placed.insert(text_at(heads[*next], "pack"));
        ordered.push_back(std::move(*next));
        folders.erase(next);
    }
    return ordered;
}

}  // namespace

Built build(fs::path const& folder, std::vector<Built> const& needed) {
    auto read = read_folder(folder);
    auto const head = head_of(read.pack);
    Built built;
    built.name = text_at(head, "pack");
    built.version = text_at(head, "version");
    built.needs = texts_at(head, "needs");
    built.canonical_json = json::canonical(read.pack);
    built.digest_hex = to_hex(ledger::digest({bytes_of(built.canonical_json)}));
    built.findings = std::move(read.findings);
    std::vector<json::Object> others;
    for (auto const& pack : needed) others.push_back(json::parse(pack.canonical_json).value().get_object());
    for (auto& finding : check(read.pack, others, clauses_beside(folder))) {
        if (auto const path = read.paths.find(finding.file); path != read.paths.end()) finding.file = path->second;
        built.findings.push_back(std::move(finding));
    }
    return built;
}

std::vector<Built> build_shipped(fs::path const& packs_folder) {
    std::vector<fs::path> folders;
    for (auto const& entry : fs::directory_iterator(packs_folder)) {
        if (entry.is_directory() && fs::exists(entry.path() / "pack.toml")) folders.push_back(entry.path());
    }
    std::vector<Built> shipped;
    std::string complaints;
    for (auto const& folder : by_need(std::move(folders))) {
        shipped.push_back(build(folder, shipped));
        for (auto const& finding : shipped.back().findings) {
            complaints += "\n" + to_text(finding, folder.filename().string());
        }
    }
    if (!complaints.empty()) throw std::runtime_error("packs that may not be installed:" + complaints);
    return shipped;
}

}  // namespace chengxin::pack
