#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

std::string target_of(json::Object const& offer) {
    return offer.contains("flow") ? "flow/" + text_at(offer, "flow") : "fact/" + text_at(offer, "fact");
}

/// What opens by itself after a file, and after what that opened in turn.
class Circle {
public:
    explicit Circle(Names const& names) : names_(names) {}

    bool leads_back_to(std::string const& start) { return leads(start, start); }

private:
    bool leads(std::string const& from, std::string const& start) {
        if (!seen_.insert(from).second) return false;
        auto const slash = from.find('/');
        auto const* file = names_.file(from.substr(0, slash), from.substr(slash + 1));
        if (file == nullptr) return false;
        return std::ranges::any_of(rows_at(*file, "offer"), [&](auto const* offer) {
            if (!yes_at(*offer, "always")) return false;
            auto const target = target_of(*offer);
            return target == start || leads(target, start);
        });
    }

    Names const& names_;
    std::set<std::string> seen_;
};

}  // namespace

void check_offers(Inspection& inspection, CheckedFile const& file, Fields const& fields) {
    bool const is_flow = file.kind->name == "flow";
    for (auto const* row : rows_at(*file.own, "offer")) {
        auto const place = file.row("offer", *row);
        if (row->contains("flow") == row->contains("fact")) {
            inspection.say(place, "offer.target", "要写 flow 或 fact，二者取一。");
        }
        auto scope = scope_of_stream(inspection.names(), file.name);
        auto carried = fields;
        auto const step = text_at(*row, "after");
        if (is_flow && !step.empty()) {
            scope = scope_of_stream(inspection.names(), file.name + "." + step);
            carried = scope.fields;
            inspection.refer(place.at("after"), Refers::stream, file.name + "." + step);
        } else if (!step.empty()) {
            inspection.say(place.at("after"), "offer.after", "记录没有步骤，请删去 after。");
        }
        check_condition(inspection, place, *row, "if", scope);
        check_field_names(inspection, place, *row, "fill", carried);
        if (yes_at(*row, "always") &&
            Circle(inspection.names()).leads_back_to(std::string(file.kind->name) + "/" + file.name)) {
            inspection.say(place.at("always"), "offer.circle",
                           "它自动引出的事项又会引出它自己，没有尽头，请去掉一个 always。");
        }
    }
}

}  // namespace chengxin::pack
