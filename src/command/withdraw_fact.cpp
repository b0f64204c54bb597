#include <algorithm>
#include <array>

#include "command/decide.hpp"
#include "duty/duty_store.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t reason_characters_max = 200;

/// What is withdrawn, or what the command says of it while it has not arrived.
struct Target {
    ledger::Subject subject;
    std::string kind;
    std::string type;
};

Result<Target> target_of(WithdrawFact const& command, Scene const& scene) {
    if (auto const* row = scene.read.fact(command.withdraws)) {
        auto const id = scene.read.subject_ids.at(row->subject);
        auto const* subject = scene.read.subject(id);
        CHECK(subject != nullptr);
        return Target{*subject, scene.words.text(row->kind), scene.words.text(subject->kind)};
    }
    if (!command.about || !command.kind) {
        return Problem{Refusal::missing, "fact.unknown", "/withdraws",
                       "没有找到要撤销的记录，可能还没有送达，请稍后再试。"};
    }
    auto const subject = find_subject(*command.about, scene, "/about");
    if (!subject) return subject.error();
    return Target{*subject, *command.kind, command.about->type};
}

/// Of what has not arrived nobody knows whose hand it will be by: whoever withdraws it must at some time have been in a
/// place to record it.
Outcome check_awaited(WithdrawFact const& command, Target const& target, Scene const& scene) {
    auto const* kind = scene.world.method.catalogue.kind(target.kind);
    bool const is_exit = target.kind == duty::ExitAnswers::kind_name;
    if (kind == nullptr && !is_exit && !roster::is_registration(target.kind)) {
        return Problem{Refusal::invalid, "fact.kind.unknown", "/kind", "没有这一类记录，请刷新后再试。"};
    }
    if (scene.caller.is_local) return Done{};
    auto const lineage = lineage_of(target.subject, command.day, scene);
    bool const held = std::ranges::any_of(scene.caller.roles, [&](access::RoleHeld const& role) {
        if (role.first > command.day) return false;
        if (kind != nullptr) {
            return access::may_as(scene.caller, access::Action::record, kind->by, lineage, role.first).has_value();
        }
        if (is_exit) return access::may(scene.caller, access::Action::excuse, lineage, role.first).has_value();
        // A registration may be about what lies elsewhere by now.
        std::array const place{role.place};
        return access::may(scene.caller, access::Action::manage_roster, place, role.first).has_value();
    });
    if (held) return Done{};
    return Problem{Refusal::forbidden, "access.outside_posting", "/withdraws",
                   "您从没有负责过这里，不能撤销这里的记录。如果任职日期登记有误，请联系管理员更正。"};
}

Outcome check_target(WithdrawFact const& command, Target const& target, Scene const& scene) {
    if (scene.read.fact(command.withdraws) == nullptr) {
        if (auto const done = check_awaited(command, target, scene); !done) return done;
    }
    auto const done =
        check_correction(command.id, command.withdraws, target.kind, target.subject, scene.caller.person_id, scene);
    if (done) return Done{};
    auto problem = done.error();
    problem.at = "/withdraws";
    return problem;
}

}  // namespace

Result<Draft> decide(WithdrawFact const& command, Scene const& scene) {
    if (auto const done = check_text(command.reason, reason_characters_max, "/reason"); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const target = target_of(command, scene);
    if (!target) return target.error();
    if (auto const done = check_target(command, *target, scene); !done) return done.error();
    auto draft = told(command, scene);
    draft.place = place_of(target->subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
