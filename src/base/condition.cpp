#include "base/condition.hpp"

#include <algorithm>
#include <array>

#include "base/quantity.hpp"

namespace chengxin::condition {

namespace {

constexpr std::size_t lines_max = 8;
constexpr std::size_t leaves_max = 8;

template <typename T>
struct Word {
    std::string_view word;
    T meaning;
};

constexpr std::array comparisons{
    Word<Comparison>{"is", Comparison::is},
    Word<Comparison>{"is_not", Comparison::is_not},
    Word<Comparison>{"in", Comparison::in},
    Word<Comparison>{"not_in", Comparison::not_in},
    Word<Comparison>{"at_least", Comparison::at_least},
    Word<Comparison>{"at_most", Comparison::at_most},
    Word<Comparison>{"more_than", Comparison::more_than},
    Word<Comparison>{"less_than", Comparison::less_than},
    Word<Comparison>{"known", Comparison::known},
};
constexpr std::array anchors{
    Word<Anchor>{"of", Anchor::of},
    Word<Anchor>{"days_after", Anchor::days_after},
    Word<Anchor>{"workdays_after", Anchor::workdays_after},
    Word<Anchor>{"months_after", Anchor::months_after},
};
constexpr std::array subjects{
    Word<Subject>{"field", Subject::field},   Word<Subject>{"setting", Subject::setting},
    Word<Subject>{"has", Subject::has},       Word<Subject>{"lacks", Subject::lacks},
    Word<Subject>{"group", Subject::group},   Word<Subject>{"not_group", Subject::not_group},
    Word<Subject>{"figure", Subject::figure},
};

template <typename T, std::size_t Size>
std::optional<T> meaning_of(std::array<Word<T>, Size> const& words, std::string_view word) {
    auto const found = std::ranges::find(words, word, &Word<T>::word);
    return found == words.end() ? std::nullopt : std::optional(found->meaning);
}

Problem malformed(std::string const& at, std::string const& what) {
    return {Refusal::invalid, "condition.malformed", at, "条件写得不对：" + what};
}

Result<Leaf> compile_leaf(json::Value const& from, std::string const& at) {
    if (!from.is_object()) return malformed(at, "每一条要写成 { … }。");
    Leaf leaf;
    int subject_count = 0;
    int comparison_count = 0;
    int anchor_count = 0;
    for (auto const& [key, value] : from.get_object()) {
        std::string const here = at + "/" + std::string(key);
        if (auto const subject = meaning_of(subjects, key)) {
            leaf.subject = *subject;
            ++subject_count;
            if (!value.is_string()) return malformed(here, "要写一个名字。");
            leaf.name = value.get_string();
        } else if (auto const comparison = meaning_of(comparisons, key)) {
            leaf.comparison = comparison;
            leaf.right = value;
            ++comparison_count;
        } else if (auto const anchor = meaning_of(anchors, key)) {
            leaf.anchor = *anchor;
            ++anchor_count;
            if (!value.is_string()) return malformed(here, "要写一个字段的路径。");
            leaf.anchor_path = value.get_string();
        } else if (key == "thing" || key == "to" || key == "where" || key == "span") {
            if (!value.is_string()) return malformed(here, "要写一段文字。");
            auto& place = key == "thing" ? leaf.thing : key == "to" ? leaf.to : key == "where" ? leaf.where : leaf.span;
            place = value.get_string();
        } else {
            return malformed(here, "没有“" + std::string(key) + "”这个词。");
        }
    }
    if (subject_count != 1)
        return malformed(at, "要有且只有一个 field、setting、has、lacks、group、not_group 或 figure。");
    if (comparison_count > 1) return malformed(at, "只能有一个比较。");
    if (anchor_count > 1) return malformed(at, "只能有一个 of、days_after、workdays_after 或 months_after。");
    bool const compares = leaf.subject == Subject::field || leaf.subject == Subject::setting ||
                          leaf.subject == Subject::figure || !leaf.where.empty();
    if (compares != (comparison_count == 1)) return malformed(at, compares ? "缺少比较。" : "这里不能比较。");
    bool const is_list = leaf.comparison == Comparison::in || leaf.comparison == Comparison::not_in;
    if (is_list && !leaf.right.is_array() && !leaf.right.is_string())
        return malformed(at, "in 和 not_in 后面要写列表。");
    if (leaf.comparison == Comparison::known && !leaf.right.is_bool())
        return malformed(at, "known 后面要写 true 或 false。");
    return leaf;
}

/// Looks at one leaf through a reading.
class Look {
public:
    Look(Leaf const& leaf, Reading const& reading) : leaf_(leaf), reading_(reading) {}

    bool holds() const {
        switch (leaf_.subject) {
            case Subject::field: return compare(read(leaf_.name));
            case Subject::setting: return compare(setting(leaf_.name));
            default: return every_thing();
        }
    }

private:
    std::optional<json::Value> setting(std::string_view name) const {
        return reading_.setting(name.starts_with('$') ? name.substr(1) : name);
    }

    /// A path, or, where it names nothing, the column behind its last stop.
    std::optional<json::Value> read(std::string_view path) const {
        auto value = reading_.field(path);
        auto const stop = path.rfind('.');
        if ((value && !value->is_null()) || stop == std::string_view::npos) return value;
        auto const field = path.substr(0, stop);
        auto const chosen = reading_.field(field);
        return chosen ? cell({}, field, *chosen, path.substr(stop + 1)) : std::nullopt;
    }

    /// The cells of all options chosen; of several, a list.
    std::optional<json::Value> cell(std::string_view of, std::string_view field, json::Value const& chosen,
                                    std::string_view column) const {
        if (chosen.is_string()) return reading_.column(of, field, chosen.get_string(), column);
        if (!chosen.is_array()) return std::nullopt;
        json::Array cells;
        for (auto const& option : chosen.get_array()) {
            auto value = option.is_string() ? reading_.column(of, field, option.get_string(), column) : std::nullopt;
            if (value && !value->is_null()) cells.push_back(*std::move(value));
        }
        return cells;
    }

    /// A field of the thing held, or a column behind it.
    std::optional<json::Value> read_held(Holding const& held) const {
        std::string_view const path = leaf_.where;
        if (auto const* value = held.fields.if_contains(path); value != nullptr && !value->is_null()) return *value;
        auto const stop = path.rfind('.');
        if (stop == std::string_view::npos) return std::nullopt;
        auto const* chosen = held.fields.if_contains(path.substr(0, stop));
        return chosen == nullptr ? std::nullopt
                                 : cell(leaf_.name, path.substr(0, stop), *chosen, path.substr(stop + 1));
    }

    /// A list-valued thing must hold for every member; of nothing and of an empty list nothing holds.
    bool every_thing() const {
        if (leaf_.thing.empty()) return holds_of(json::Value(nullptr));
        auto const things = read(leaf_.thing);
        if (!things || things->is_null()) return false;
        if (!things->is_array()) return holds_of(*things);
        auto const& members = things->get_array();
        return !members.empty() &&
               std::ranges::all_of(members, [&](json::Value const& member) { return holds_of(member); });
    }

    bool holds_of(json::Value const& thing) const {
        switch (leaf_.subject) {
            case Subject::has: return holding(thing).value_or(false);
            case Subject::lacks: return !holding(thing).value_or(true);
            case Subject::group: return reading_.in_group(leaf_.name, thing).value_or(false);
            case Subject::not_group: return !reading_.in_group(leaf_.name, thing).value_or(true);
            case Subject::figure: return compare(reading_.figure(leaf_.name, leaf_.span, thing));
            default: return false;
        }
    }

    /// Whether the thing holds something of the name; nothing when the thing, or whom `to` means, is unknown.
    std::optional<bool> holding(json::Value const& thing) const {
        auto const holdings = reading_.holdings(leaf_.name, thing);
        if (!holdings) return std::nullopt;
        std::optional<json::Value> other;
        if (!leaf_.to.empty()) {
            other = reading_.field(leaf_.to);
            if (!other || !other->is_string()) return std::nullopt;
        }
        return std::ranges::any_of(*holdings, [&](Holding const& held) {
            if (other && std::ranges::count(held.to, std::string_view(other->get_string())) == 0) return false;
            if (leaf_.where.empty()) return true;
            return compare(read_held(held));
        });
    }

    /// "$name" is a setting, "@path" a field, anything else itself.
    std::optional<json::Value> resolved(json::Value const& value) const {
        if (!value.is_string()) return value;
        auto const text = std::string_view(value.get_string());
        if (text.starts_with('$')) return reading_.setting(text.substr(1));
        if (text.starts_with('@')) return read(text.substr(1));
        return value;
    }

    /// The right side after its anchor; nothing when any part of it is unknown.
    std::optional<Quantity> right_side(json::Value const& value) const {
        auto const plain = resolved(value);
        auto right = plain && is_known(*plain) ? Quantity::of(*plain) : std::nullopt;
        if (!right || leaf_.anchor == Anchor::none) return right;
        auto const base = read(leaf_.anchor_path);
        auto const anchor = base ? Quantity::of(*base) : std::nullopt;
        if (!anchor) return std::nullopt;
        if (leaf_.anchor == Anchor::of) return right->times(*anchor);
        auto const day = anchor->day();
        auto const count = right->whole();
        if (!day || !count) return std::nullopt;
        return moved(*day, *count);
    }

    std::optional<Quantity> moved(Date day, std::int64_t count) const {
        constexpr std::int64_t far = 100'000;
        if (count > far || count < -far || !is_near(day)) return std::nullopt;
        auto const there = counted(day, count);
        return there && is_near(*there) ? std::optional(Quantity::of_day(*there)) : std::nullopt;
    }

    /// Days of four digits, which both sides of the wire reckon alike.
    static bool is_near(Date day) {
        constexpr int first_year = 1000;
        constexpr int past_year = 10'000;
        auto const year = year_of(day);
        return first_year <= year && year < past_year;
    }

    std::optional<Date> counted(Date day, std::int64_t count) const {
        switch (leaf_.anchor) {
            case Anchor::days_after: return day + std::chrono::days{count};
            case Anchor::months_after: return add_months(day, static_cast<int>(count));
            case Anchor::workdays_after: return reading_.workdays_after(day, count);
            default: return std::nullopt;
        }
    }

    static bool is_known(json::Value const& value) {
        bool const is_empty =
            (value.is_array() && value.get_array().empty()) || (value.is_string() && value.get_string().empty());
        return !value.is_null() && !is_empty;
    }

    bool compare(std::optional<json::Value> const& left) const {
        bool const known = left && is_known(*left);
        if (leaf_.comparison == Comparison::known) return known == leaf_.right.get_bool();
        if (!known) return false;
        bool const is_opposite = leaf_.comparison == Comparison::is_not || leaf_.comparison == Comparison::not_in;
        auto const rights = right_sides();
        if (!rights) return false;
        if (!left->is_array()) return compare_one(*left, *rights).value_or(false);
        // Several options: one is enough, for the opposite comparisons none may be.
        auto const& members = left->get_array();
        auto const holds = [&](json::Value const& member) { return compare_one(member, *rights).value_or(false); };
        return is_opposite ? std::ranges::all_of(members, holds) : std::ranges::any_of(members, holds);
    }

    std::optional<std::vector<Quantity>> right_sides() const {
        bool const is_list = leaf_.comparison == Comparison::in || leaf_.comparison == Comparison::not_in;
        std::vector<Quantity> rights;
        if (!is_list) {
            auto const right = right_side(leaf_.right);
            if (!right) return std::nullopt;
            rights.push_back(*right);
            return rights;
        }
        auto const list = resolved(leaf_.right);
        if (!list || !list->is_array()) return std::nullopt;
        for (auto const& item : list->get_array()) {
            auto const right = right_side(item);
            if (!right) return std::nullopt;
            rights.push_back(*right);
        }
        return rights;
    }

    /// out: nothing when the two cannot be compared.
    std::optional<bool> compare_one(json::Value const& value, std::vector<Quantity> const& rights) const {
        auto const left = Quantity::of(value);
        if (!left) return std::nullopt;
        switch (*leaf_.comparison) {
            case Comparison::is:
            case Comparison::in:
            case Comparison::is_not:
            case Comparison::not_in: return equals(*left, rights);
            default: break;
        }
        auto const order = left->compare(rights.front());
        if (!order) return std::nullopt;
        switch (*leaf_.comparison) {
            case Comparison::at_least: return *order >= 0;
            case Comparison::at_most: return *order <= 0;
            case Comparison::more_than: return *order > 0;
            case Comparison::less_than: return *order < 0;
            default: return std::nullopt;
        }
    }

    std::optional<bool> equals(Quantity const& left, std::vector<Quantity> const& rights) const {
        bool const is_opposite = leaf_.comparison == Comparison::is_not || leaf_.comparison == Comparison::not_in;
        bool equal = false;
        for (auto const& right : rights) {
            auto const same = left.equals(right);
            if (!same) return std::nullopt;
            equal = equal || *same;
        }
        return equal != is_opposite;
    }

    Leaf const& leaf_;
    Reading const& reading_;
};

}  // namespace

std::optional<json::Value> Reading::setting(std::string_view) const { return std::nullopt; }
std::optional<std::vector<Holding>> Reading::holdings(std::string_view, json::Value const&) const {
    return std::nullopt;
}
std::optional<bool> Reading::in_group(std::string_view, json::Value const&) const { return std::nullopt; }
std::optional<json::Value> Reading::column(std::string_view, std::string_view, std::string_view,
                                           std::string_view) const {
    return std::nullopt;
}
std::optional<json::Value> Reading::figure(std::string_view, std::string_view, json::Value const&) const {
    return std::nullopt;
}
std::optional<Date> Reading::workdays_after(Date, std::int64_t) const { return std::nullopt; }

Result<Condition> Condition::compile(json::Value const& from, std::string const& at) {
    if (!from.is_array()) return malformed(at, "条件要写成列表。");
    Condition condition;
    auto const& lines = from.get_array();
    if (lines.size() > lines_max) return malformed(at, "最多 8 行。");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string const here = at + "/" + std::to_string(i);
        auto const* any = lines[i].is_object() ? lines[i].get_object().if_contains("any") : nullptr;
        auto& line = condition.lines_.emplace_back();
        if (any == nullptr) {
            auto leaf = compile_leaf(lines[i], here);
            if (!leaf) return leaf.error();
            line.push_back(std::move(*leaf));
            continue;
        }
        bool const fits = any->is_array() && !any->get_array().empty() && lines[i].get_object().size() == 1 &&
                          any->get_array().size() <= leaves_max;
        if (!fits) return malformed(here, "any 后面要写 1 到 8 个比较。");
        for (auto const& each : any->get_array()) {
            auto leaf = compile_leaf(each, here + "/any/" + std::to_string(line.size()));
            if (!leaf) return leaf.error();
            line.push_back(std::move(*leaf));
        }
    }
    return condition;
}

bool Condition::holds(Reading const& reading) const {
    return std::ranges::all_of(lines_, [&](Line const& line) {
        return std::ranges::any_of(line, [&](Leaf const& leaf) { return Look(leaf, reading).holds(); });
    });
}

}  // namespace chengxin::condition
