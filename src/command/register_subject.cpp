#include "command/decide.hpp"
#include "roster/registration_rules.hpp"

namespace chengxin::command {

namespace {

std::string_view subject_kind_of(std::string_view kind) {
    return kind == roster::Member::kind_name ? roster::subject_kind::household : kind;
}

std::optional<SubjectId> named(json::Object const& answers, std::string_view field) {
    auto const* value = answers.if_contains(field);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    auto const id = parse_uuid(std::string_view(value->get_string()));
    return id ? std::optional(SubjectId(*id)) : std::nullopt;
}

/// What the answers name must be registered already.
Outcome check_named(RegisterSubject const& command, Scene const& scene) {
    auto const& divisions = scene.world.divisions;
    if (command.kind == roster::Household::kind_name) {
        auto const village = divisions.number_of(*named(command.answers, "village"));
        if (!village || !roster::is_village_level(divisions.at(*village, command.day)->level)) {
            return Problem{Refusal::missing, "division.unknown", "/answers/village",
                           "没有登记过这个村（社区），请先登记。"};
        }
    }
    if (command.kind != roster::Division::kind_name) return Done{};
    if (auto const parent = named(command.answers, "parent"); parent && !divisions.number_of(*parent)) {
        return Problem{Refusal::missing, "division.unknown", "/answers/parent",
                       "上级行政区划还没有登记，请先登记上级。"};
    }
    auto const code = std::string_view(command.answers.at("code").get_string());
    auto const taken = divisions.find_code(code, command.day);
    if (taken && divisions.id_of(*taken) != command.about.id) {
        return Problem{Refusal::conflict, "division.code.taken", "/answers/code",
                       "这个代码已经是别的行政区划的，请核对。"};
    }
    return Done{};
}

/// Where the right to register is asked: where the subject is, and where it is going.
Outcome check_right(RegisterSubject const& command, ledger::Subject const* subject, Scene const& scene) {
    if (command.kind == roster::Person::kind_name || command.kind == roster::Unit::kind_name) {
        auto const grant = access::may_somewhere(scene.caller, access::Action::manage_roster);
        return grant || scene.caller.is_local ? Outcome(Done{}) : Outcome(grant.error());
    }
    auto const ask = [&](Number place) -> Outcome {
        auto const lineage = scene.world.divisions.lineage(place, command.day);
        auto const grant = access::may(scene.caller, access::Action::manage_roster, lineage, command.day);
        return grant ? Outcome(Done{}) : Outcome(grant.error());
    };
    if (subject != nullptr) {
        if (auto const done = ask(place_of(*subject, command.day, scene)); !done) return done;
    }
    auto const to = named(command.answers, command.kind == roster::Household::kind_name ? "village" : "parent");
    auto const place = to ? scene.world.divisions.number_of(*to) : std::nullopt;
    if (place) return ask(*place);
    return subject == nullptr && !scene.caller.is_local ? ask(scene.world.divisions.county()) : Outcome(Done{});
}

}  // namespace

Result<Draft> decide(RegisterSubject const& command, Scene const& scene) {
    auto const subject_kind = subject_kind_of(command.kind);
    if (auto const done = roster::check_registration(command.kind, command.answers); !done) return done.error();
    if (command.about.type != subject_kind) {
        return Problem{Refusal::invalid, "subject.kind", "/about/type", "登记的类别和对象不一致。"};
    }
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const* subject = scene.read.subject(command.about.id);
    bool const is_new = subject == nullptr;
    if (!is_new) {
        if (auto const found = find_subject(command.about, scene, "/about"); !found) return found.error();
    } else if (command.kind == roster::Member::kind_name || command.ends.value_or(false)) {
        return Problem{Refusal::missing, "subject.unknown", "/about/id", "还没有登记这个对象，请先登记。"};
    }
    if (!scene.is_repeat) {
        if (auto const done = check_named(command, scene); !done) return done.error();
        if (auto const done = check_right(command, subject, scene); !done) return done.error();
        if (command.corrects && !is_new) {
            auto const done =
                check_correction(command.id, *command.corrects, command.kind, *subject, scene.caller.person_id, scene);
            if (!done) return done.error();
        }
    }
    Draft draft;
    draft.id = command.id;
    draft.kind = command.kind;
    draft.about = command.about;
    draft.makes_subject = is_new;
    draft.day = command.day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.action = command.ends.value_or(false) ? ledger::Action::end : ledger::Action::record;
    draft.corrects = command.corrects;
    draft.pack = roster::builtin_pack;
    draft.answers = command.answers;
    draft.sealed = fact::sealed_fields(scene.world.method.catalogue, command.kind);
    draft.place = is_new ? 0 : place_of(*subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
