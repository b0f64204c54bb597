#include "command/decide.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t reason_characters_max = 200;

Draft draft_of(FactId const& id, std::string_view kind, About const& about, Date day, Number place,
               Scene const& scene) {
    Draft draft;
    draft.id = id;
    draft.kind = kind;
    draft.about = about;
    draft.day = day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.pack = roster::builtin_pack;
    draft.place = place;
    return draft;
}

}  // namespace

Result<Draft> decide(EraseSealed const& command, Scene const& scene) {
    if (auto const done = check_text(command.reason, reason_characters_max, "/reason"); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    if (!scene.is_repeat && !scene.caller.is_local) {
        auto const lineage = lineage_of(*subject, command.day, scene);
        auto const grant = access::may(scene.caller, access::Action::erase, lineage, scene.today);
        if (!grant) return grant.error();
    }
    auto draft =
        draft_of(command.id, "erasure", command.about, command.day, place_of(*subject, command.day, scene), scene);
    draft.answers["reason"] = command.reason;
    return draft;
}

Result<Draft> decide(Reveal const& command, Scene const& scene) {
    if (auto const done = check_text(command.purpose, reason_characters_max, "/purpose"); !done) return done.error();
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    auto const lineage = lineage_of(*subject, command.day, scene);
    auto const grant = access::may(scene.caller, access::Action::reveal, lineage, scene.today);
    if (!grant) return grant.error();
    auto draft =
        draft_of(command.id, "reveal", command.about, command.day, place_of(*subject, command.day, scene), scene);
    draft.answers["purpose"] = command.purpose;
    draft.sealed = {"purpose"};
    return draft;
}

}  // namespace chengxin::command
