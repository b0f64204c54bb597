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

/// county 0, township 1, village and community 2.
int rank_of(std::string_view level) { return level == "county" ? 0 : level == "township" ? 1 : 2; }

/// There is one county; a division stays at its rank, and lies in one of a higher rank.
Outcome check_division(RegisterSubject const& command, Scene const& scene) {
    auto const& divisions = scene.world.divisions;
    auto const rank = rank_of(command.answers.at("level").get_string());
    auto const known = divisions.number_of(command.about.id);
    bool const is_county = known && *known == divisions.county();
    if (rank == 0 && divisions.county() != 0 && !is_county) {
        return Problem{Refusal::conflict, "division.county.taken", "/answers/level",
                       "县已经登记过了，一本账只有一个县。"};
    }
    if (known && rank_of(divisions.at(*known, command.day)->level) != rank) {
        return Problem{Refusal::invalid, "division.level", "/answers/level",
                       "行政区划的级别不能改：请登记一个新的，再让旧的到期。"};
    }
    if (command.answers.contains("offset_minutes") && (rank != 0 || divisions.county() != 0)) {
        return Problem{Refusal::invalid, "division.offset", "/answers/offset_minutes",
                       "时区只在建县时定一次，不能再改：请去掉这一项。"};
    }
    auto const code = std::string_view(command.answers.at("code").get_string());
    if (!code.starts_with(std::to_string(scene.caller.tenant))) {
        return Problem{Refusal::invalid, "division.code.county", "/answers/code",
                       "代码不属于本县（" + std::to_string(scene.caller.tenant) + "），请核对。"};
    }
    auto const taken = divisions.find_code(code, command.day);
    if (taken && divisions.id_of(*taken) != command.about.id) {
        return Problem{Refusal::conflict, "division.code.taken", "/answers/code",
                       "这个代码已经是别的行政区划的，请核对。"};
    }
    auto const parent = named(command.answers, "parent");
    if (!parent) return Done{};
    auto const above = divisions.number_of(*parent);
    if (!above) {
        return Problem{Refusal::missing, "division.unknown", "/answers/parent",
                       "上级行政区划还没有登记，请先登记上级。"};
    }
    if (rank_of(divisions.at(*above, command.day)->level) >= rank) {
        return Problem{Refusal::invalid, "division.parent", "/answers/parent", "上级的级别要更高，请核对。"};
    }
    return Done{};
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
    return command.kind == roster::Division::kind_name ? check_division(command, scene) : Outcome(Done{});
}

/// Where the right to register is asked: where the subject is, and where it is going; of today's office, whatever
/// day the registration is dated.
Outcome check_right(RegisterSubject const& command, ledger::Subject const* subject, Scene const& scene) {
    if (command.kind == roster::Person::kind_name || command.kind == roster::Unit::kind_name) {
        auto const grant = access::may_somewhere(scene.caller, access::Action::manage_roster);
        return grant || scene.caller.is_local ? Outcome(Done{}) : Outcome(grant.error());
    }
    auto const ask = [&](Number place) -> Outcome {
        auto const lineage = scene.world.divisions.lineage(place, scene.today);
        auto const grant = access::may(scene.caller, access::Action::manage_roster, lineage, scene.today);
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
    if (auto const done = check_named(command, scene); !done) return done.error();
    if (auto const done = check_right(command, subject, scene); !done) return done.error();
    if (command.corrects && !is_new) {
        auto const done =
            check_correction(command.id, *command.corrects, command.kind, *subject, scene.caller.person_id, scene);
        if (!done) return done.error();
    }
    auto draft = told(command, scene);
    draft.makes_subject = is_new;
    draft.place = is_new ? 0 : place_of(*subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
