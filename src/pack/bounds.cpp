#include <algorithm>

#include "base/quantity.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

/// A bound of what a leaf reads: what it may not be below, or above.
struct Bound {
    Quantity value;
    bool included;
};

/// What all lines about one thing ask of it together.
struct Demand {
    std::optional<Bound> lowest;
    std::optional<Bound> highest;
    std::optional<json::Value> only;  ///< of `is`

    void raise(Bound const& bound) {
        auto const order = lowest ? bound.value.compare(lowest->value) : std::optional(1);
        if (order && (*order > 0 || (*order == 0 && !bound.included))) lowest = bound;
    }
    void lower(Bound const& bound) {
        auto const order = highest ? bound.value.compare(highest->value) : std::optional(-1);
        if (order && (*order < 0 || (*order == 0 && !bound.included))) highest = bound;
    }
    bool is_empty() const {
        if (!lowest || !highest) return false;
        auto const order = lowest->value.compare(highest->value);
        return order && (*order > 0 || (*order == 0 && !(lowest->included && highest->included)));
    }
};

/// Whether all lines want one thing to be known, or all unknown: every comparison but `known = false` wants it known.
struct Knowing {
    bool wanted = false;
    bool unwanted = false;

    bool contradicts(std::string const& comparison, json::Value const& right) {
        bool const is_unknown = comparison == "known" && right.is_bool() && !right.get_bool();
        (is_unknown ? unwanted : wanted) = true;
        return wanted && unwanted;
    }
};

/// Everything of a leaf but its comparison: what is read, and how the right side is turned.
std::string key_of(json::Object const& leaf, std::string const& comparison) {
    json::Object rest = leaf;
    rest.erase(comparison);
    return json::canonical(rest);
}

/// What is read, without how the right side is turned.
std::string read_by(json::Object const& leaf, std::string const& comparison) {
    json::Object rest = leaf;
    rest.erase(comparison);
    for (auto const anchor : words_of(anchor_words)) rest.erase(anchor);
    return json::canonical(rest);
}

/// out: whether the demand is contradicted by what it already holds.
bool contradicts(Demand& demand, std::string const& comparison, json::Value const& right) {
    if (comparison == "known") return false;
    auto const quantity = Quantity::of(right);
    bool const differs = comparison == "is" && demand.only && *demand.only != right;
    if (comparison == "is") demand.only = right;
    if (comparison == "is_not" && demand.only && *demand.only == right) return true;
    if (differs || !quantity) return differs;
    bool const is_same = comparison == "is";
    bool const has_order = quantity->compare(*quantity).has_value();
    if (!has_order) return false;
    if (is_same || comparison == "at_least" || comparison == "more_than")
        demand.raise({*quantity, comparison != "more_than"});
    if (is_same || comparison == "at_most" || comparison == "less_than")
        demand.lower({*quantity, comparison != "less_than"});
    return demand.is_empty();
}

/// A field with several options can be two things at once.
bool takes_several(Inspection& inspection, Scope const& scope, json::Object const& leaf) {
    if (subject_of(leaf) != "field") return false;
    auto const field = scope.fields.find(parts_of(text_at(leaf, "field"))[0]);
    if (field != scope.fields.end()) return field->second.sort == Sort::options || field->second.sort == Sort::subjects;
    auto const parts = parts_of(text_at(leaf, "field"));
    if (scope.flow == nullptr || parts.size() != 2) return false;
    auto const asked = inspection.names().step_fields(*scope.flow, parts[0]);
    auto const of_step = asked.find(parts[1]);
    return of_step != asked.end() && (of_step->second.sort == Sort::options || of_step->second.sort == Sort::subjects);
}

}  // namespace

void check_can_hold(Inspection& inspection, Place const& place, json::Array const& lines, Scope const& scope) {
    std::map<std::string, Demand> demands;
    std::map<std::string, Knowing> knowings;
    for (auto const& line : lines) {
        if (!line.is_object() || line.get_object().contains("any")) continue;
        auto const& leaf = line.get_object();
        auto const comparison = comparison_of(leaf);
        if (comparison.empty() || leaf.contains("where") || subject_of(leaf).empty()) continue;
        auto const right = inspection.resolve(place, leaf.at(comparison));
        if (right.is_null()) continue;
        bool const is_fixed = !is_marked(right, '@') && !takes_several(inspection, scope, leaf);
        bool const at_odds = knowings[read_by(leaf, comparison)].contradicts(comparison, right);
        bool const apart = is_fixed && contradicts(demands[key_of(leaf, comparison)], comparison, right);
        if (!at_odds && !apart) continue;
        inspection.say(place, "condition.never",
                       "关于" + in_quotes(text_at(leaf, subject_of(leaf))) + "的几行互相矛盾，永远不会成立，请核对。");
    }
}

}  // namespace chengxin::pack
