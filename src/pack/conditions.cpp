#include <algorithm>

#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

std::string only_word(json::Object const& leaf, std::string_view words) {
    std::string found;
    for (auto const& [key, value] : leaf) {
        if (!is_word(words, key)) continue;
        if (!found.empty()) return "";
        found = key;
    }
    return found;
}

std::size_t count_words(json::Object const& leaf, std::string_view words) {
    return static_cast<std::size_t>(
        std::ranges::count_if(leaf, [&](auto const& entry) { return is_word(words, entry.key()); }));
}

bool is_order(std::string_view comparison) { return is_word("at_least at_most more_than less_than", comparison); }

/// One leaf where it stands.
class LeafCheck {
public:
    LeafCheck(Inspection& inspection, Place place, Scope const& scope, json::Object const& leaf)
        : inspection_(inspection),
          place_(std::move(place)),
          scope_(scope),
          leaf_(leaf),
          subject_(subject_of(leaf)),
          comparison_(comparison_of(leaf)) {}

    void run() {
        if (!is_well_formed()) return;
        for (auto const* key : {"thing", "to"}) check_subject_path(key);
        auto const name = text_at(leaf_, subject_);
        if (subject_ == "field")
            compare(type_of_path(inspection_, place_.at("field"), scope_, name), scope_);
        else if (subject_ == "setting")
            check_setting();
        else if (subject_ == "figure")
            check_figure(name);
        else if (subject_ == "group" || subject_ == "not_group")
            inspection_.refer(place_.at(subject_), Refers::group, name);
        else
            check_holding(name);
    }

private:
    void say(std::string code, std::string reason) { inspection_.say(place_, std::move(code), std::move(reason)); }

    std::string_view companions() const {
        if (subject_ == "field") return "of days_after workdays_after months_after";
        if (subject_ == "figure") return "of days_after workdays_after months_after thing span";
        if (subject_ == "has" || subject_ == "lacks") return "thing to where";
        return subject_ == "setting" ? "" : "thing";
    }

    bool is_well_formed() {
        if (subject_.empty()) {
            say("condition.shape", "要有且只有一个 field、setting、has、lacks、group、not_group 或 figure。");
            return false;
        }
        for (auto const& [key, value] : leaf_) {
            bool const is_comparison = is_word(comparison_words, key);
            if (key == subject_ || is_comparison || is_word(companions(), key)) {
                if (is_comparison || value.is_string()) continue;
                inspection_.say(place_.at(key), "condition.shape", "这里要写一个名字。");
                return false;
            }
            inspection_.say(place_.at(key), "condition.shape",
                            in_quotes(key) + "不能和 " + subject_ + " 写在一起，请删去它。");
            return false;
        }
        bool const compares = is_word("field setting figure", subject_) || leaf_.contains("where");
        auto const comparisons = count_words(leaf_, comparison_words);
        if (comparisons != (compares ? 1U : 0U)) {
            say("condition.shape", compares ? "要有且只有一个比较，如 is、at_least。" : "这里不能比较，请删去比较。");
            return false;
        }
        if (count_words(leaf_, anchor_words) > 1) {
            say("condition.shape", "of、days_after、workdays_after、months_after 只能有一个。");
            return false;
        }
        return true;
    }

    void check_subject_path(char const* key) {
        if (!leaf_.contains(key)) return;
        auto const type = type_of_path(inspection_, place_.at(key), scope_, text_at(leaf_, key));
        if (type && !type->is_subject()) {
            inspection_.say(place_.at(key), "condition.thing",
                            in_quotes(text_at(leaf_, key)) + "不是人、户、村这样的对象，请换一个。");
        }
    }

    void check_setting() {
        auto const name = text_at(leaf_, "setting");
        auto const value =
            inspection_.resolve(place_.at("setting"), json::Value(name.starts_with('$') ? name : "$" + name));
        if (!value.is_null()) compare(type_of_value(value), scope_);
    }

    void check_figure(std::string const& name) {
        if (!scope_.figures)
            say("leaf.figure", "这里不能读指标：该不该做、算不算数，不能取决于做了多少。请换成别的条件。");
        if (!inspection_.refer(place_.at("figure"), Refers::indicator, name)) return;
        auto const& indicator = *inspection_.names().file("indicator", name);
        auto const span = text_at(leaf_, "span");
        auto const per = texts_at(indicator, "per");
        auto const kept = span == "last_year" ? std::string("year") : span;
        if (!span.empty() && !is_word("year last_year ever", span)) {
            inspection_.say(place_.at("span"), "condition.span", "span 只能是 year、last_year 或 ever。");
        } else if (!span.empty() && std::ranges::count(per, kept) == 0) {
            inspection_.say(place_.at("span"), "condition.span",
                            "指标" + in_quotes(name) + "没有按 " + kept + " 统计，请在它的 per 里加上。");
        }
        compare(Type{text_at(indicator, "take") == "latest" ? Sort::day : Sort::number}, scope_);
    }

    void check_holding(std::string const& name) {
        auto const here = place_.at(subject_);
        auto const& names = inspection_.names();
        auto const* fact = names.file("fact", name);
        bool const is_flow = inspection_.all().file("flow", name) != nullptr;
        auto const refers = inspection_.all().is_role(name) ? Refers::role : is_flow ? Refers::flow : Refers::fact;
        if (!inspection_.refer(here, refers, name)) return;
        bool const lasts = fact == nullptr || is_word("days standing", text_at(*fact, "lasts"));
        if (!lasts) {
            inspection_.say(here, "condition.momentary",
                            in_quotes(name) + "只发生在一天，谈不上“有”，请把它的 lasts 改成 days 或 standing。");
        }
        if (!leaf_.contains("where")) return;
        auto const held = scope_of_stream(names, name);
        compare(type_of_path(inspection_, place_.at("where"), held, text_at(leaf_, "where")), held);
    }

    void compare(std::optional<Type> const& left, Scope const& left_scope) {
        if (!left) return;
        auto const& right = leaf_.at(comparison_);
        auto const here = place_.at(comparison_);
        if (comparison_ == "known") {
            if (!right.is_bool()) inspection_.say(here, "condition.shape", "known 后面要写 true 或 false。");
            return;
        }
        auto const wanted = after_anchor(*left);
        if (is_order(comparison_) && !is_word("any number day", name_of(wanted.sort))) {
            return inspection_.say(here, "type.order", to_text(wanted) + "没有大小先后，请用 is、is_not、in、not_in。");
        }
        bool const is_list = comparison_ == "in" || comparison_ == "not_in";
        auto const resolved = inspection_.resolve(here, right);
        if (!is_list) return check_right(here, wanted, resolved, left_scope);
        if (is_marked(resolved, '@')) return check_right(here, wanted, resolved, left_scope);
        if (!resolved.is_array()) {
            if (!is_marked(right, '$') || !resolved.is_null())
                inspection_.say(here, "condition.shape", "in 和 not_in 后面要写列表。");
            return;
        }
        if (resolved.get_array().empty()) inspection_.say(here, "condition.never", "空列表里什么都没有，请写上选项。");
        for (auto const& item : resolved.get_array())
            check_right(here, wanted, inspection_.resolve(here, item), left_scope);
    }

    static std::string_view name_of(Sort sort) {
        return sort == Sort::any ? "any" : sort == Sort::number ? "number" : sort == Sort::day ? "day" : "other";
    }

    static std::string to_text(Type const& type) { return std::string(pack::to_chinese(type.sort)); }

    /// What the right side must be, the anchor seen to: a day moved by a number is a day again.
    Type after_anchor(Type const& left) {
        auto const anchor = only_word(leaf_, anchor_words);
        if (anchor.empty()) return left;
        auto const base = type_of_path(inspection_, place_.at(anchor), scope_, text_at(leaf_, anchor));
        auto const wanted = anchor == "of" ? Sort::number : Sort::day;
        bool const fits = left.sort == wanted || left.sort == Sort::any;
        if (!fits || (base && base->sort != wanted && base->sort != Sort::any)) {
            inspection_.say(place_.at(anchor), "type.anchor",
                            std::string(anchor) + " 两边都要是" + std::string(pack::to_chinese(wanted)) + "，请核对。");
            return {};
        }
        return {Sort::number};
    }

    void check_right(Place const& here, Type const& left, json::Value const& right, Scope const& left_scope) {
        if (right.is_null()) return;
        if (is_marked(right, '@')) {
            auto const type = type_of_path(inspection_, here, scope_, unmarked(right));
            if (type && !agree(left, *type)) mismatch(here, left, *type);
            return;
        }
        if (left.sort == Sort::option || left.sort == Sort::options) return check_option(here, left, right);
        if (left.sort == Sort::any) return;
        auto const type = type_of_value(right);
        if (!agree(left, type)) mismatch(here, left, type);
        if (left_scope.is_guard) check_advisory(here, right);
    }

    static bool agree(Type const& left, Type const& right) {
        if (left.sort == Sort::any || right.sort == Sort::any) return true;
        auto const one = [](Sort sort) {
            return sort == Sort::options ? Sort::option : sort == Sort::subjects ? Sort::subject : sort;
        };
        if (one(left.sort) == Sort::option && one(right.sort) == Sort::option) return left.list == right.list;
        return one(left.sort) == one(right.sort);
    }

    void mismatch(Place const& here, Type const& left, Type const& right) {
        inspection_.say(here, "type.mismatch", to_text(left) + "不能和" + to_text(right) + "比较，请换成同类的值。");
    }

    void check_option(Place const& here, Type const& left, json::Value const& right) {
        if (!right.is_string()) return mismatch(here, left, type_of_value(right));
        std::string const name(right.get_string());
        auto const options = left.list.empty() ? std::optional(left.words) : inspection_.names().options(left.list);
        if (options && std::ranges::count(*options, name) == 0) {
            inspection_.say(here, "condition.option",
                            in_quotes(name) + "不是" +
                                (left.list.empty() ? "可选的值" : "列表" + in_quotes(left.list) + "的选项") +
                                "，永远不会成立，请核对。");
        }
        if (scope_.is_guard) check_advisory(here, right);
    }

    /// An advisory body may not decide, so a guard that waits for its decision can never hold.
    void check_advisory(Place const& here, json::Value const& right) {
        if (!right.is_string() || !is_word("is in", comparison_)) return;
        auto const* body = inspection_.names().file("body", right.get_string());
        if (body == nullptr || !yes_at(*body, "advisory")) return;
        inspection_.say(here, "condition.advisory",
                        in_quotes(right.get_string()) + "只议事、不能作决定，请换成有权决定的机构。");
    }

    Inspection& inspection_;
    Place place_;
    Scope const& scope_;
    json::Object const& leaf_;
    std::string subject_;
    std::string comparison_;
};

}  // namespace

std::string subject_of(json::Object const& leaf) { return only_word(leaf, leaf_words); }

std::string comparison_of(json::Object const& leaf) { return only_word(leaf, comparison_words); }

void check_condition(Inspection& inspection, Place const& place, json::Object const& row, std::string_view key,
                     Scope const& scope) {
    auto const* condition = row.if_contains(key);
    if (condition == nullptr || !condition->is_array()) return;
    auto const& lines = condition->get_array();
    if (lines.size() > lines_max) inspection.say(place.at(key), "limit.lines", "条件最多 8 行，请拆开或建一个群体。");
    std::size_t number = 0;
    for (auto const& line : lines) {
        auto const here = place.at(std::string(key) + "[" + std::to_string(++number) + "]");
        if (!line.is_object()) {
            inspection.say(here, "condition.shape", "每一行要写成 { … }。");
            continue;
        }
        auto const* any = line.get_object().if_contains("any");
        if (any == nullptr) {
            LeafCheck(inspection, here, scope, line.get_object()).run();
            continue;
        }
        if (line.get_object().size() != 1 || !any->is_array()) {
            inspection.say(here, "condition.shape", "any 要单独写，后面是一列 { … }。");
            continue;
        }
        if (any->get_array().empty())
            inspection.say(here, "condition.never", "any 里什么都没有，永远不会成立，请补上或删去。");
        if (any->get_array().size() > leaves_max) inspection.say(here, "limit.leaves", "any 里最多 8 条，请拆开。");
        for (auto const& leaf : any->get_array()) {
            if (leaf.is_object())
                LeafCheck(inspection, here, scope, leaf.get_object()).run();
            else
                inspection.say(here, "condition.shape", "any 里每一条要写成 { … }。");
        }
    }
    if (scope.is_guard) check_can_hold(inspection, place.at(key), lines, scope);
}

}  // namespace chengxin::pack
