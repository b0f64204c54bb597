#include "command/decide.hpp"
#include "duty/duty_store.hpp"

namespace chengxin::command {

namespace {

/// Who has to agree to a fact, and within how many days.
struct Asked {
    std::vector<std::string> by;
    std::optional<std::int64_t> days;
};

Asked asked_of(ledger::Row const& target, Scene const& scene) {
    auto const name = scene.words.text(target.kind);
    auto const& method = scene.world.method;
    if (auto const* kind = method.catalogue.kind(name)) return {kind->confirm_by, kind->confirm_days};
    if (name != duty::ExitAnswers::kind_name) return {};
    auto const answers = json::read_object<duty::ExitAnswers>(json::parse(target.answers).value()).value();
    auto const* rule = method.duty(answers.duty);
    auto const* exit = rule == nullptr ? nullptr : rule->exit(answers.exit);
    return exit == nullptr ? Asked{} : Asked{exit->by, std::nullopt};
}

/// Nobody confirms what they saw, did or put in themselves.
bool is_own(ledger::Row const& target, Scene const& scene) {
    auto const* own = scene.read.subject(scene.caller.person_id);
    return own != nullptr && (own->number == target.author || own->number == target.recorder);
}

}  // namespace

Result<Draft> decide(ConfirmFact const& command, Scene const& scene) {
    auto const* target = scene.read.fact(command.confirms);
    if (target == nullptr) {
        return Problem{Refusal::missing, "fact.unknown", "/confirms",
                       "没有找到要确认的记录，可能还没有送达，请稍后再试。"};
    }
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const asked = asked_of(*target, scene);
    if (asked.by.empty()) {
        return Problem{Refusal::invalid, "fact.confirm.unasked", "/confirms", "这类记录不需要别人确认。"};
    }
    if (target->state != ledger::State::counts) {
        return Problem{Refusal::conflict, "fact.confirm.gone", "/confirms",
                       "这条记录已经更正或撤销，请确认最新的那一条。"};
    }
    if (asked.days && command.day > target->day + std::chrono::days{*asked.days}) {
        return Problem{Refusal::invalid, "fact.confirm.late", "/day",
                       "确认要在 " + std::to_string(*asked.days) + " 天以内；过期的请由本人重新记一条。"};
    }
    auto const& subject = *scene.read.subject(scene.read.subject_ids.at(target->subject));
    if (!scene.caller.is_local) {
        if (is_own(*target, scene)) {
            return Problem{Refusal::forbidden, "fact.confirm.own", "/confirms", "自己记的要由别人来确认。"};
        }
        auto const lineage = lineage_of(subject, command.day, scene);
        auto const grant = access::may_as(scene.caller, access::Action::confirm, asked.by, lineage, command.day);
        if (!grant) return grant.error();
    }
    auto draft = told(command, scene);
    draft.place = place_of(subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
