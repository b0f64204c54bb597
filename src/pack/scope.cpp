#include "pack/scope.hpp"

#include <algorithm>

#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

constexpr std::size_t names_max = 3;

bool names_row(json::Object const& file, char const* rows, std::string_view name) {
    return std::ranges::any_of(rows_at(file, rows), [&](auto const* row) { return text_at(*row, "name") == name; });
}

/// Follows a path name by name.
class Walk {
public:
    Walk(Names const& names, Scope const& scope) : names_(names), scope_(scope) {}

    std::optional<Type> operator()(std::vector<std::string> const& parts) const {
        auto found = first(parts);
        std::size_t used = from_step(parts) ? 2 : 1;
        for (; found && used < parts.size(); ++used) found = below(*found, parts[used]);
        return found;
    }

private:
    bool from_step(std::vector<std::string> const& parts) const {
        if (scope_.fields.contains(parts[0]) || scope_.flow == nullptr) return false;
        return parts[0] == "entered" || parts[0] == "open" || names_row(*scope_.flow, "step", parts[0]);
    }

    std::optional<Type> first(std::vector<std::string> const& parts) const {
        if (auto const field = scope_.fields.find(parts[0]); field != scope_.fields.end()) return field->second;
        if (!from_step(parts) || parts.size() < 2) return std::nullopt;
        if (parts[0] == "entered") {
            return names_row(*scope_.flow, "stage", parts[1]) ? std::optional(Type{Sort::day}) : std::nullopt;
        }
        auto asked = names_.step_fields(*scope_.flow, parts[0]);
        asked["day"] = {Sort::day};
        asked["author"] = {Sort::subject, {}, {"person"}};
        asked["lapsed"] = {Sort::yes_no};
        auto const field = asked.find(parts[1]);
        return field == asked.end() ? std::nullopt : std::optional(field->second);
    }

    std::optional<Type> below(Type const& of, std::string const& name) const {
        if (of.sort == Sort::any) return of;
        if (of.sort == Sort::option || of.sort == Sort::options) {
            if (!of.list.empty() && names_.file("list", of.list) == nullptr) return Type{};
            return names_.column(of.list, name);
        }
        if (of.sort == Sort::subject || of.sort == Sort::subjects) return attribute(of.words, name);
        return std::nullopt;
    }

    Names const& names_;
    Scope const& scope_;
};

}  // namespace

std::optional<Type> type_of_path(Inspection& inspection, Place const& place, Scope const& scope,
                                 std::string_view path) {
    auto const parts = parts_of(path);
    if (parts.size() > names_max) {
        inspection.say(place, "path.long", "路径" + in_quotes(path) + "最多三段，请缩短。");
        return std::nullopt;
    }
    if (auto const found = Walk(inspection.names(), scope)(parts)) return found;
    if (scope.is_open) return Type{};
    inspection.say(place, "path.unknown", "这里读不到" + in_quotes(path) + "：没有这个字段、步骤或属性，请核对。");
    return std::nullopt;
}

Scope scope_of_subject(Names const& names, std::string const& subject) {
    Scope scope;
    std::vector<std::string> kinds{subject};
    scope.fields = attributes(subject);
    if (auto const* link = names.link(subject)) {
        scope.fields = names.fields(subject).value_or(Fields());
        kinds = {text_at(*link, "from"), text_at(*link, "to")};
    } else if (auto const* body = names.file("body", subject)) {
        kinds = {text_at(*body, "at")};
    } else if (auto const* flow = names.file("flow", subject)) {
        kinds = texts_at(*flow, "about");
    } else if (names.is_role(subject)) {
        kinds = {"person"};
        scope.fields["from"] = {Sort::subject, {}, {"person"}};
        scope.fields["to"] = {Sort::subject, {}, place_kinds()};
    }
    for (auto const& [name, type] : Names::built_in(kinds)) scope.fields.emplace(name, type);
    return scope;
}

Scope scope_of_stream(Names const& names, std::string const& stream) {
    Scope scope;
    auto const fields = names.fields(stream);
    scope.is_open = !fields.has_value();
    scope.fields = fields.value_or(Names::built_in({}));
    scope.flow = names.flow_of(stream);
    return scope;
}

}  // namespace chengxin::pack
