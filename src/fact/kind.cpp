#include "fact/kind.hpp"

#include <algorithm>

#include "roster/kinds.hpp"

namespace chengxin::fact {

namespace {

template <typename Map>
auto const* find_in(Map const& map, std::string_view name) {
    auto const found = map.find(name);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Field const* Kind::field(std::string_view field_name) const {
    auto const found = std::ranges::find(fields, field_name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

Option const* List::option(std::string_view option_name) const {
    auto const found = std::ranges::find(options, option_name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

json::Value const* Setting::on(Date day) const {
    if (values.empty()) return nullptr;
    auto const past = std::ranges::upper_bound(values, day, {}, &std::pair<Date, json::Value>::first);
    return past == values.begin() ? &values.front().second : &std::prev(past)->second;
}

Kind const* Catalogue::kind(std::string_view name) const { return find_in(kinds, name); }

List const* Catalogue::list(std::string_view name) const { return find_in(lists, name); }

std::vector<std::string> sealed_fields(Catalogue const& catalogue, std::string_view kind) {
    std::vector<std::string> names;
    if (auto const* declared = catalogue.kind(kind)) {
        for (auto const& field : declared->fields) {
            if (field.sealed) names.push_back(field.name);
        }
    } else {
        for (auto const name : roster::sealed_fields(kind)) names.emplace_back(name);
    }
    return names;
}

bool is_standing(Catalogue const& catalogue, std::string_view kind) {
    auto const* declared = catalogue.kind(kind);
    return declared == nullptr ? roster::is_standing(kind) : declared->lasts != Lasts::day;
}

std::string key_field(Catalogue const& catalogue, std::string_view kind) {
    auto const* declared = catalogue.kind(kind);
    return declared == nullptr ? std::string(roster::key_field(kind)) : declared->key;
}

}  // namespace chengxin::fact
