#include "command/decide.hpp"

namespace chengxin::command {

Result<Draft> decide(InstallPack const& command, Scene const& scene) {
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const county = scene.world.divisions.county();
    if (county == 0) {
        return Problem{Refusal::missing, "division.unknown", "", "还没有登记县，请先导入行政区划。"};
    }
    if (!scene.caller.is_local) {
        auto const lineage = scene.world.divisions.lineage(county, command.day);
        auto const grant = access::may(scene.caller, access::Action::install_pack, lineage, scene.today);
        if (!grant) return grant.error();
    }
    if (auto const may = scene.world.method.may_add(command.pack); !may) return may.error();
    auto draft = told(command, scene);
    draft.place = county;
    return draft;
}

}  // namespace chengxin::command
