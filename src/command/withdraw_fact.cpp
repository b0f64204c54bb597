#include "command/decide.hpp"

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
    if (scene.world.method.catalogue.kind(*command.kind) == nullptr && !roster::is_built_in(*command.kind)) {
        return Problem{Refusal::invalid, "fact.kind.unknown", "/kind", "没有这一类记录，请刷新后再试。"};
    }
    auto const subject = find_subject(*command.about, scene, "/about");
    if (!subject) return subject.error();
    return Target{*subject, *command.kind, command.about->type};
}

/// The rules of correction speak of `corrects`; here that is what is withdrawn.
Problem at_withdraws(Problem problem) {
    if (problem.at == "/corrects") problem.at = "/withdraws";
    return problem;
}

}  // namespace

Result<Draft> decide(WithdrawFact const& command, Scene const& scene) {
    if (auto const done = check_text(command.reason, reason_characters_max, "/reason"); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const target = target_of(command, scene);
    if (!target) return target.error();
    if (!scene.is_repeat) {
        auto const done = check_correction(command.id, command.withdraws, target->kind, target->subject,
                                           scene.caller.person_id, scene);
        if (!done) return at_withdraws(done.error());
    }
    Draft draft;
    draft.id = command.id;
    draft.kind = target->kind;
    draft.about = {target->type, target->subject.id};
    draft.day = command.day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.action = ledger::Action::withdraw;
    draft.corrects = command.withdraws;
    draft.pack = scene.world.method.pack_of(target->kind);
    draft.answers["reason"] = command.reason;
    draft.sealed = {"reason"};
    draft.place = place_of(target->subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
