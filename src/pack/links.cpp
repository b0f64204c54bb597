#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

void check_count(Inspection& inspection, Place const& place, json::Object const& row, std::string_view least_key,
                 std::string_view most_key) {
    auto const read = [&](std::string_view key) {
        auto const* written = row.if_contains(key);
        return written == nullptr ? json::Value() : inspection.resolve(place.at(key), *written);
    };
    auto const least = read(least_key);
    auto const most = read(most_key);
    if (!least.is_int64() || !most.is_int64() || least.get_int64() <= most.get_int64()) return;
    inspection.say(place.at(least_key), "count.bounds",
                   std::string(least_key) + " 比 " + std::string(most_key) + " 大，怎么都不合要求，请核对。");
}

/// The link's own fields and the attributes of the end that the condition is on.
Scope scope_of_end(Inspection const& inspection, CheckedFile const& file, char const* end) {
    auto const kind = text_at(*file.whole, end);
    Scope scope;
    scope.fields = inspection.names().fields(file.name).value_or(Names::built_in({kind}));
    for (auto const& [name, type] : attributes(kind)) scope.fields.insert_or_assign(name, type);
    scope.fields["about"] = {Sort::subject, {}, {kind}};
    return scope;
}

class BodyCheck {
public:
    BodyCheck(Inspection& inspection, CheckedFile const& file) : inspection_(inspection), file_(file) {
        for (auto const* seat : rows_at(*file.whole, "seat")) seats_.insert(text_at(*seat, "name"));
        member_ = scope_of_subject(inspection.names(), "person");
    }

    void run() {
        auto const& own = *file_.own;
        if (!file_.adds()) check_members();
        for (auto const* seat : rows_at(own, "seat")) {
            auto const place = file_.row("seat", *seat);
            check_count(inspection_, place, *seat, "min", "max");
            check_condition(inspection_, place, *seat, "if", member_);
        }
        for (auto const* rule : rows_at(own, "rule")) check_rule(*rule);
        for (auto const* key : {"apart_from", "unrelated_to"}) {
            for (auto const& other : texts_at(own, key)) {
                if (other != file_.name) continue;
                inspection_.say(file_.place.at(key), "body.itself", "不能和自己互斥，请删去它自己的名称。");
            }
        }
        if (own.contains("unrelated_to") != own.contains("unrelated_by")) {
            inspection_.say(file_.place.at("unrelated_by"), "body.unrelated",
                            "unrelated_to 和 unrelated_by 要一起写：和谁、按哪种关系回避。");
        }
    }

private:
    void check_members() {
        auto const& own = *file_.own;
        auto const members = text_at(own, "members");
        if (members.empty() == seats_.empty()) {
            inspection_.say(file_.place.at("members"), "body.members",
                            "机构要写席位（[[seat]]）或 members，二者取一。");
        }
        if (!members.empty() && members != "adults") {
            inspection_.refer(file_.place.at("members"), Refers::role, members);
        }
        auto const* group = inspection_.names().file("group", text_at(own, "group"));
        auto const at = text_at(own, "at");
        if (group == nullptr || !is_word(subject_kinds, at) || text_at(*group, "about") == at) return;
        inspection_.say(file_.place.at("group"), "type.mismatch",
                        "群体" + in_quotes(text_at(own, "group")) + "说的不是" + in_quotes(at) + "，请换一个。");
    }

    void check_rule(json::Object const& rule) {
        auto const place = file_.row("rule", rule);
        for (auto const& seat : texts_at(rule, "among")) {
            if (seats_.empty() || seats_.contains(seat)) continue;
            inspection_.say(place.at("among"), "name.unknown", "这个机构没有席位" + in_quotes(seat) + "，请核对。");
        }
        int given = 0;
        for (auto const* key : {"at_least", "at_most", "more_than"}) {
            auto const* bound = rule.if_contains(key);
            if (bound == nullptr) continue;
            ++given;
            bool const is_ratio = bound->is_string() && !is_marked(*bound, '$');
            if (!is_ratio || rule.contains("of")) continue;
            inspection_.say(place.at(key), "body.rule", "比例要写 of：占哪个机构的几分之几。");
        }
        if (given != 1) {
            inspection_.say(place, "body.rule", "at_least、at_most、more_than 要写一个，也只写一个。");
        }
        check_condition(inspection_, place, rule, "if", member_);
    }

    Inspection& inspection_;
    CheckedFile const& file_;
    std::set<std::string> seats_;
    Scope member_;
};

}  // namespace

void check_link(Inspection& inspection, CheckedFile const& file) {
    auto const& own = *file.own;
    auto scope = scope_of_stream(inspection.names(), file.name);
    for (auto const* row : rows_at(own, "field")) {
        check_field(inspection, file, *row);
        check_field_order(inspection, file, *row);
        if (!row->contains("known")) continue;
        type_of_path(inspection, file.row("field", *row).at("known"), scope, text_at(*row, "known"));
    }
    for (auto const* row : rows_at(own, "check")) {
        auto const place = file.row("check", *row);
        check_condition(inspection, place, *row, "if", scope);
        auto must = scope;
        must.is_guard = true;
        check_condition(inspection, place, *row, "must", must);
    }
    check_condition(inspection, file.place, own, "from_if", scope_of_end(inspection, file, "from"));
    check_condition(inspection, file.place, own, "to_if", scope_of_end(inspection, file, "to"));
    scope.figures = true;
    check_condition(inspection, file.place, own, "end_if", scope);
    check_count(inspection, file.place, own, "from_min", "from_max");
    check_count(inspection, file.place, own, "to_min", "to_max");
    if (own.contains("follows") && own.contains("made_by")) {
        inspection.say(file.place.at("made_by"), "link.follows",
                       "随职务自动更替的（follows）不由人登记，请删去 made_by。");
    }
    if (own.contains("holder") && text_at(*file.whole, "from") != "person" && text_at(*file.whole, "to") != "person") {
        inspection.say(file.place.at("holder"), "link.holder", "两头都不是人，没有人担任这个角色，请删去 holder。");
    }
}

void check_body(Inspection& inspection, CheckedFile const& file) { BodyCheck(inspection, file).run(); }

}  // namespace chengxin::pack
