#include "command/decide.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t reason_characters_max = 200;

}  // namespace

Result<Draft> decide(EraseSealed const& command, Scene const& scene) {
    if (auto const done = check_text(command.reason, reason_characters_max, "/reason"); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    if (!scene.caller.is_local) {
        auto const lineage = lineage_of(*subject, command.day, scene);
        auto const grant = access::may(scene.caller, access::Action::erase, lineage, scene.today);
        if (!grant) return grant.error();
    }
    auto draft = told(command, scene);
    draft.place = place_of(*subject, command.day, scene);
    return draft;
}

Result<Draft> decide(Reveal const& command, Scene const& scene) {
    if (auto const done = check_text(command.purpose, reason_characters_max, "/purpose"); !done) return done.error();
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    auto const lineage = lineage_of(*subject, command.day, scene);
    auto const grant = access::may(scene.caller, access::Action::reveal, lineage, scene.today);
    if (!grant) return grant.error();
    auto draft = told(command, scene);
    draft.place = place_of(*subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
