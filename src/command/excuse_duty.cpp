#include <algorithm>

#include "command/decide.hpp"
#include "duty/duty_store.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t note_characters_max = 500;

Outcome check_exit(ExcuseDuty const& command, Scene const& scene) {
    auto const* rule = scene.world.method.duty(command.duty);
    if (rule == nullptr || rule->is_group) {
        return Problem{Refusal::invalid, "duty.unknown", "/duty", "没有这项任务，请刷新后再试。"};
    }
    if (command.about.type != rule->each) {
        return Problem{Refusal::invalid, "duty.about", "/about/type", "“" + rule->title + "”不是对这种对象的任务。"};
    }
    auto const* exit = rule->exit(command.exit);
    if (exit == nullptr) {
        return Problem{Refusal::invalid, "duty.exit.unknown", "/exit",
                       "“" + rule->title + "”没有这种说明方式，请重新选择。"};
    }
    if (exit->list.empty()) {
        if (!command.reason) return Done{};
        return Problem{Refusal::invalid, "duty.exit.reason", "/reason",
                       "这种说明不用选原因，请去掉；要补充的写在备注里。"};
    }
    auto const* list = scene.world.method.catalogue.list(exit->list);
    CHECK(list != nullptr);
    if (!command.reason || list->option(*command.reason) == nullptr) {
        return Problem{Refusal::invalid, "duty.exit.reason", "/reason", "请从列表里选一个原因。"};
    }
    return Done{};
}

}  // namespace

Result<Draft> decide(ExcuseDuty const& command, Scene const& scene) {
    if (auto const done = check_exit(command, scene); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    if (command.note) {
        if (auto const done = check_text(*command.note, note_characters_max, "/note"); !done) return done.error();
    }
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    if (!scene.caller.is_local) {
        auto const lineage = lineage_of(*subject, command.day, scene);
        auto const grant = access::may(scene.caller, access::Action::excuse, lineage, command.day);
        if (!grant) return grant.error();
    }
    if (command.corrects) {
        auto const done = check_correction(command.id, *command.corrects, duty::ExitAnswers::kind_name, *subject,
                                           scene.caller.person_id, scene);
        if (!done) return done.error();
    }
    auto draft = told(command, scene);
    draft.place = place_of(*subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
