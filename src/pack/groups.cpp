#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

/// The groups that a condition asks for.
std::set<std::string> groups_in(json::Object const& file) {
    std::set<std::string> groups;
    for (auto const* line : rows_at(file, "if")) {
        auto leaves = rows_at(*line, "any");
        leaves.push_back(line);
        for (auto const* leaf : leaves) {
            for (auto const* key : {"group", "not_group"}) {
                if (auto const name = text_at(*leaf, key); !name.empty()) groups.insert(name);
            }
        }
    }
    return groups;
}

/// Whether a group is asked for by those it asks for.
class Circle {
public:
    explicit Circle(Names const& names) : names_(names) {}

    bool leads(std::string const& from, std::string const& back_to) {
        if (!seen_.insert(from).second) return false;
        auto const* file = names_.file("group", from);
        return file != nullptr && std::ranges::any_of(groups_in(*file), [&](std::string const& group) {
                   return group == back_to || leads(group, back_to);
               });
    }

private:
    Names const& names_;
    std::set<std::string> seen_;
};

}  // namespace

void check_group(Inspection& inspection, CheckedFile const& file) {
    check_condition(inspection, file.place, *file.own, "if",
                    scope_of_subject(inspection.names(), text_at(*file.whole, "about")));
    if (!Circle(inspection.names()).leads(file.name, file.name)) return;
    inspection.say(file.place.at("if"), "group.circle", "群体绕了一圈又用到它自己，谁也算不出来，请去掉一环。");
}

}  // namespace chengxin::pack
