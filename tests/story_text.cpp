#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "tests/story.hpp"
#include "tests/tidy.hpp"

namespace chengxin::tests {

namespace {

constexpr std::size_t columns_max = 110;

std::vector<std::string> words_of(std::string const& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

bool is_json(std::string const& line) {
    return !line.empty() && std::string_view("{}[] \t\"").find(line.front()) != std::string_view::npos;
}

std::runtime_error wrong(std::size_t line, std::string const& what) {
    return std::runtime_error("line " + std::to_string(line) + ": " + what);
}

/// Takes the lines of one step after its first.
class StepReader {
public:
    StepReader(std::vector<std::string> const& lines, std::size_t& at) : lines_(lines), at_(at) {}

    void read(StoryStep& step) {
        read_head(step);
        if (!more() || !line().starts_with("<")) return;
        step.status = tidy::trimmed(line().substr(1));
        for (++at_; more() && is_json(line()); ++at_) step.expected += line() + "\n";
    }

private:
    bool more() const { return at_ < lines_.size(); }
    std::string const& line() const { return lines_[at_]; }

    void read_head(StoryStep& step) {
        for (; more() && !line().empty(); ++at_) {
            auto const words = words_of(line());
            if (words.front() == "show") {
                step.show.assign(words.begin() + 1, words.end());
            } else if (words.front() == "with" && words.size() == 3 && words[1].ends_with(':')) {
                step.headers.emplace_back(words[1].substr(0, words[1].size() - 1), words[2]);
            } else if (words.front() == "keep" && words.size() == 4 && words[2] == "as") {
                step.keeps.emplace_back(words[1], words[3]);
            } else if (is_json(line())) {
                step.body += line() + "\n";
            } else {
                return;
            }
            step.source.push_back(line());
        }
    }

    std::vector<std::string> const& lines_;
    std::size_t& at_;
};

void write_pretty(std::string& out, json::Value const& value, std::size_t indent);

std::string on_one_line(json::Value const& value) {
    std::string out;
    if (value.is_object()) {
        for (auto const& [key, member] : value.get_object()) {
            out += out.empty() ? "" : ", ";
            json::append_string(out, key);
            out += ": " + on_one_line(member);
        }
        return "{" + out + "}";
    }
    if (!value.is_array()) return json::canonical(value);
    for (auto const& item : value.get_array()) out += (out.empty() ? "" : ", ") + on_one_line(item);
    return "[" + out + "]";
}

void write_pretty(std::string& out, json::Value const& value, std::size_t indent) {
    auto const line = on_one_line(value);
    bool const is_short = static_cast<std::size_t>(std::ranges::count_if(
                              line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; })) +
                              indent <=
                          columns_max;
    if (is_short || (!value.is_object() && !value.is_array())) {
        out += line;
        return;
    }
    std::string const margin(indent + 2, ' ');
    bool first = true;
    auto const begin = [&] {
        out += (first ? "\n" : ",\n") + margin;
        first = false;
    };
    out += value.is_object() ? "{" : "[";
    if (value.is_object()) {
        for (auto const& [key, member] : value.get_object()) {
            begin();
            json::append_string(out, key);
            out += ": ";
            write_pretty(out, member, indent + 2);
        }
    } else {
        for (auto const& item : value.get_array()) {
            begin();
            write_pretty(out, item, indent + 2);
        }
    }
    out += "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

using Paths = std::vector<std::vector<std::string>>;

json::Value picked(json::Value const& value, Paths const& paths) {
    if (std::ranges::any_of(paths, [](auto const& path) { return path.empty(); })) return value;
    if (value.is_array()) {
        json::Array items;
        for (auto const& item : value.get_array()) items.push_back(picked(item, paths));
        return items;
    }
    if (!value.is_object()) return value;
    json::Object out;
    for (auto const& path : paths) {
        auto const* member = value.get_object().if_contains(path.front());
        if (member == nullptr || out.contains(path.front())) continue;
        Paths inner;
        for (auto const& other : paths) {
            if (other.front() == path.front()) inner.emplace_back(other.begin() + 1, other.end());
        }
        out[path.front()] = picked(*member, inner);
    }
    return out;
}

std::vector<std::string> steps_of(std::string const& path) {
    std::vector<std::string> steps;
    std::istringstream stream(path);
    for (std::string step; std::getline(stream, step, '.');) steps.push_back(step);
    return steps;
}

}  // namespace

Story read_story(std::string const& text) {
    auto const lines = tidy::lines_of(text);
    Story story;
    if (lines.empty() || !lines.front().starts_with("# ")) throw wrong(1, "a story begins with `# ` and its title");
    story.title = lines.front().substr(2);
    for (std::size_t at = 0; at < lines.size();) {
        StoryStep step;
        step.line = at + 1;
        step.source.push_back(lines[at]);
        if (!lines[at].empty() && lines[at].front() != '#') step.words = words_of(lines[at]);
        ++at;
        if (step.is_request()) StepReader(lines, at).read(step);
        story.steps.push_back(std::move(step));
    }
    return story;
}

std::string story_json(json::Value const& value) {
    std::string out;
    write_pretty(out, value, 0);
    return out + "\n";
}

std::string line_difference(std::string const& expected, std::string const& came) {
    auto const a = tidy::lines_of(expected);
    auto const b = tidy::lines_of(came);
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (auto i = a.size(); i-- > 0;) {
        for (auto j = b.size(); j-- > 0;) {
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    std::string out;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            out += "  " + a[i++] + "\n";
            ++j;
        } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
            out += "- " + a[i++] + "\n";
        } else {
            out += "+ " + b[j++] + "\n";
        }
    }
    return out;
}

json::Value shown_of(json::Value const& value, std::vector<std::string> const& paths) {
    if (paths.empty()) return value;
    Paths all;
    for (auto const& path : paths) all.push_back(steps_of(path));
    return picked(value, all);
}

json::Value value_at(json::Value const& value, std::string const& path) {
    auto const* at = &value;
    for (auto const& step : steps_of(path)) {
        json::Value const* next = nullptr;
        if (at->is_object()) next = at->get_object().if_contains(step);
        if (at->is_array()) next = at->get_array().if_contains(std::stoul(step));
        if (next == nullptr) throw std::runtime_error("the reply has no " + path + ": " + json::canonical(value));
        at = next;
    }
    return *at;
}

}  // namespace chengxin::tests
