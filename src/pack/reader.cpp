#include "pack/reader.hpp"

#include <toml.hpp>

#include <algorithm>
#include <fstream>
#include <limits>

#include "base/text.hpp"

namespace chengxin::pack {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t depth_max = 16;
constexpr std::size_t dots_max = 8;

/// Whether no bracket stands deeper and no key has more dots than a pack ever needs: what reads TOML is recursive.
class Depth {
public:
    static bool is_bearable(std::string_view text) {
        Depth depth;
        for (std::size_t i = 0; i < text.size();) i = depth.step(text, i);
        return depth.deepest_ <= depth_max && depth.most_dots_ <= dots_max;
    }

private:
    std::size_t step(std::string_view text, std::size_t at) {
        char const c = text[at];
        if (c == '#') return std::min(text.find('\n', at), text.size());
        if (c == '"' || c == '\'') return past_string(text, at);
        if (c == '[' || c == '{') deepest_ = std::max(deepest_, ++open_);
        if ((c == ']' || c == '}') && open_ > 0) --open_;
        if (c == '.') most_dots_ = std::max(most_dots_, ++dots_);
        if (c == '\n' || c == '=' || c == ',' || c == '{') dots_ = 0;
        return at + 1;
    }

    static std::size_t past_string(std::string_view text, std::size_t at) {
        char const quote = text[at];
        std::string const thrice(3, quote);
        bool const is_long = text.substr(at).starts_with(thrice);
        for (std::size_t i = at + (is_long ? 3 : 1); i < text.size(); ++i) {
            if (text[i] == '\\' && quote == '"')
                ++i;
            else if (is_long ? text.substr(i).starts_with(thrice) : text[i] == quote)
                return i + (is_long ? 3 : 1);
            else if (!is_long && text[i] == '\n')
                return i;
        }
        return text.size();
    }

    std::size_t open_ = 0;
    std::size_t deepest_ = 0;
    std::size_t dots_ = 0;
    std::size_t most_dots_ = 0;
};

/// One file of TOML as JSON; what JSON has no word for is a finding.
class Transcript {
public:
    Transcript(std::string file, std::vector<Finding>& findings) : file_(std::move(file)), findings_(findings) {}

    json::Object object_of(toml::value const& from, std::string const& row) {
        json::Object object;
        std::map<std::string, toml::value const*> sorted;
        for (auto const& [key, value] : from.as_table()) sorted.emplace(key, &value);
        for (auto const& [key, value] : sorted) object[key] = value_of(*value, row.empty() ? key : row + "/" + key);
        return object;
    }

private:
    json::Value value_of(toml::value const& from, std::string const& row) {
        switch (from.type()) {
            case toml::value_t::boolean: return json::Value(from.as_boolean());
            case toml::value_t::integer: return json::Value(from.as_integer());
            case toml::value_t::string: return json::Value(from.as_string().str);
            case toml::value_t::local_date: return day_of(from.as_local_date());
            case toml::value_t::table: return object_of(from, row);
            case toml::value_t::array: {
                json::Array array;
                for (auto const& item : from.as_array()) {
                    array.push_back(value_of(item, row + "[" + std::to_string(array.size() + 1) + "]"));
                }
                return array;
            }
            default:
                findings_.push_back({file_, row, "toml.value",
                                     "这里不能写小数或钟点；比例写成 \"2/3\"，钱写整数分，日期写成 2026-11-24。"});
                return nullptr;
        }
    }

    static json::Value day_of(toml::local_date const& day) {
        return json::Value(to_text(
            Date{std::chrono::local_days{std::chrono::year{day.year} / (day.month + 1) / static_cast<int>(day.day)}}));
    }

    std::string file_;
    std::vector<Finding>& findings_;
};

/// out: nothing when the file is not TOML; then a finding says where.
std::optional<json::Object> object_of(std::string const& text, std::string const& file,
                                      std::vector<Finding>& findings) {
    if (!character_count(text)) {
        findings.push_back({file, "", "toml.encoding", "文件不是 UTF-8 编码，请另存为 UTF-8。"});
        return std::nullopt;
    }
    if (!Depth::is_bearable(text)) {
        findings.push_back({file, "", "toml.deep", "括号套得太深，请照语言说明写成平的行。"});
        return std::nullopt;
    }
    std::istringstream stream(text);
    try {
        auto const parsed = toml::parse(stream, file);
        return Transcript(file, findings).object_of(parsed, "");
    } catch (toml::syntax_error const& error) {
        auto const line = std::to_string(error.location().line());
        findings.push_back(
            {file, "", "toml.syntax", "第 " + line + " 行不是有效的 TOML，请检查引号、括号、等号和重复的键。"});
    } catch (std::exception const& error) {  // the library throws other kinds for what it cannot hold
        findings.push_back({file, "", "toml.syntax", std::string("不是有效的 TOML，请检查：") + error.what()});
    }
    return std::nullopt;
}

std::optional<std::string> text_of_file(fs::path const& path, std::string const& file, std::vector<Finding>& findings) {
    auto text = read_text(path, file_bytes_max);
    if (!text) findings.push_back({file, "", "limit.file", "文件超过 64 KiB，请拆成几个文件。"});
    return text;
}

struct Entry {
    std::string kind;
    std::string name;
    json::Object content;
};

std::vector<fs::path> files_below(fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::optional<std::string> read_text(fs::path const& path, std::size_t bytes_max) {
    if (fs::file_size(path) > bytes_max) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.good() && !stream.eof()) {
        throw fs::filesystem_error("read", path, std::make_error_code(std::errc::io_error));
    }
    return text;
}

Folder read_folder(fs::path const& folder) {
    Folder read;
    std::vector<Entry> entries;
    bool headed = false;
    for (auto const& path : files_below(folder)) {
        auto const file = path.lexically_relative(folder).generic_string();
        auto const kind = path.lexically_relative(folder).parent_path().generic_string();
        auto const text = text_of_file(path, file, read.findings);
        auto content = text ? object_of(*text, file, read.findings) : std::nullopt;
        if (file == "pack.toml") headed = true;
        if (!content) continue;
        if (file == "pack.toml") {
            read.pack["pack"] = *std::move(content);
            continue;
        }
        auto const* named = content->if_contains(kind);
        auto name = named != nullptr && named->is_string() ? std::string(named->get_string()) : path.stem().string();
        read.paths[kind + "/" + name + ".toml"] = file;
        entries.push_back({kind, std::move(name), *std::move(content)});
    }
    if (!headed)
        read.findings.push_back({"pack.toml", "", "pack.headless", "缺少 pack.toml，请写上工作法的名称和版本。"});
    std::ranges::stable_sort(entries, {}, [](Entry const& entry) {
        return std::tuple(entry.kind, entry.name, json::canonical(entry.content));
    });
    json::Array files;
    for (auto& entry : entries) {
        json::Object row;
        row["file"] = std::move(entry.content);
        row["kind"] = entry.kind;
        row["name"] = entry.name;
        files.push_back(std::move(row));
    }
    read.pack["files"] = std::move(files);
    return read;
}

}  // namespace chengxin::pack
