#include "command/decide.hpp"

namespace chengxin::command {

Result<Draft> decide(InstallPack const& command, Scene const& scene) {
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const county = scene.world.divisions.county();
    if (county == 0) {
        return Problem{Refusal::missing, "division.unknown", "", "还没有登记县，请先导入行政区划。"};
    }
    auto const header = scene.world.method.may_add(command.pack);
    if (!header) return header.error();
    if (!scene.is_repeat && !scene.caller.is_local) {
        auto const lineage = scene.world.divisions.lineage(county, command.day);
        auto const grant = access::may(scene.caller, access::Action::install_pack, lineage, scene.today);
        if (!grant) return grant.error();
    }
    Draft draft;
    draft.id = command.id;
    draft.kind = pack::Installed::kind_name;
    draft.about = {std::string(roster::subject_kind::division), scene.world.divisions.id_of(county)};
    draft.day = command.day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.pack = roster::builtin_pack;
    draft.answers["name"] = header->name;
    draft.answers["version"] = header->version;
    draft.answers["digest"] = header->digest;
    draft.answers["pack"] = command.pack;
    draft.place = county;
    return draft;
}

}  // namespace chengxin::command
