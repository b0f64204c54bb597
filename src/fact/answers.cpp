#include "fact/answers.hpp"

namespace chengxin::fact {

std::optional<json::Value> Answers::field(std::string_view path) const {
    if (path == "day") return json::Value(to_text(day_));
    if (path == "confirmed") return json::Value(is_confirmed_);
    auto const stop = path.find('.');
    auto const* value = answers_.if_contains(path.substr(0, stop));
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (stop == std::string_view::npos) return *value;
    auto const* field = kind_ == nullptr ? nullptr : kind_->field(path.substr(0, stop));
    auto const* list = field == nullptr ? nullptr : catalogue_.list(field->list);
    auto const* option = list == nullptr || !value->is_string() ? nullptr : list->option(value->get_string());
    auto const* column = option == nullptr ? nullptr : option->columns.if_contains(path.substr(stop + 1));
    return column == nullptr ? std::nullopt : std::optional(*column);
}

std::optional<json::Value> Answers::setting(std::string_view name) const {
    auto const found = catalogue_.settings.find(name);
    auto const* value = found == catalogue_.settings.end() ? nullptr : found->second.on(day_);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

bool holds(Catalogue const& catalogue, condition::Condition const& condition, std::string_view kind,
           ledger::Row const& row) {
    if (condition.empty()) return true;
    std::array<unsigned char, 4096> at_first{};  // most answers fit
    json::Arena arena(at_first.data(), at_first.size());
    auto const answers = json::parse(row.answers, &arena).value();
    return condition.holds(Answers(catalogue, catalogue.kind(kind), answers.get_object(), row.day, row.confirmed != 0));
}

}  // namespace chengxin::fact
