#include <algorithm>

#include "command/decide.hpp"
#include "fact/validation.hpp"

namespace chengxin::command {

namespace {

/// The person who saw or did it must have been in charge there that day, as must whoever puts it in.
Outcome check_author(fact::Kind const& kind, SubjectId const& author, std::vector<Number> const& lineage, Date day,
                     Scene const& scene) {
    if (scene.caller.is_local || author == scene.caller.person_id) return Done{};
    if (!kind.on_behalf) {
        return Problem{Refusal::invalid, "fact.on_behalf", "/author",
                       "“" + kind.title + "”不能代别人记，请由本人来记。"};
    }
    auto const found = scene.read.callers.find(author);
    if (found == scene.read.callers.end()) {
        return Problem{Refusal::missing, "person.unknown", "/author", "没有登记过这个人，请先在人员名册里登记。"};
    }
    auto const grant = access::may_as(found->second, access::Action::record, kind.by, lineage, day);
    if (!grant) {
        return Problem{Refusal::forbidden, "access.author", "/author", "那一天这个人不负责这里，不能替他记这条。"};
    }
    return Done{};
}

Outcome check_about(fact::Kind const& kind, ledger::Subject const& subject, Date day, Scene const& scene) {
    bool const fits =
        std::ranges::any_of(kind.about, [&](std::string const& noun) { return is_a(noun, subject, day, scene); });
    if (fits) return Done{};
    return Problem{Refusal::invalid, "fact.about.kind", "/about/type", "“" + kind.title + "”不能记在这种对象上。"};
}

Outcome check_kind(fact::Kind const& kind, RecordFact const& command, Scene const& scene) {
    if (command.ends.value_or(false) && kind.lasts != fact::Lasts::standing) {
        return Problem{Refusal::invalid, "fact.ends", "/ends", "“" + kind.title + "”记的是当天的事，不需要结束。"};
    }
    if (kind.day_min && command.day < *kind.day_min) {
        return Problem{Refusal::invalid, "fact.day.early", "/day",
                       "日期早于这项工作开始的 " + to_text(*kind.day_min) + "，请核对。"};
    }
    if (kind.day_past && command.day >= *kind.day_past) {
        return Problem{Refusal::invalid, "fact.day.late", "/day",
                       "“" + kind.title + "”到 " + to_text(*kind.day_past - std::chrono::days{1}) +
                           " 为止，请核对日期，或改记到别的记录里。"};
    }
    return check_day(command.day, scene, command.confirmed.value_or(false));
}

}  // namespace

Result<Draft> decide(RecordFact const& command, Scene const& scene) {
    auto const& catalogue = scene.world.method.catalogue;
    auto const* kind = catalogue.kind(command.kind);
    if (kind == nullptr) {
        return Problem{Refusal::invalid, "fact.kind.unknown", "/kind", "没有这一类记录，请刷新后再试。"};
    }
    if (auto const done = check_kind(*kind, command, scene); !done) return done.error();
    auto const subject = find_subject(command.about, scene, "/about");
    if (!subject) return subject.error();
    if (auto const done = check_about(*kind, *subject, command.day, scene); !done) return done.error();

    auto const author = command.author.value_or(scene.caller.person_id);
    auto const lineage = lineage_of(*subject, command.day, scene);
    bool const is_own = kind->by_self && subject->number == scene.caller.person;
    if (!scene.caller.is_local && !is_own) {
        auto const grant = access::may_as(scene.caller, access::Action::record, kind->by, lineage, command.day);
        if (!grant) return grant.error();
    }
    if (auto const done = check_author(*kind, author, lineage, command.day, scene); !done) return done.error();
    if (command.corrects) {
        auto const done = check_correction(command.id, *command.corrects, kind->name, *subject, author, scene);
        if (!done) return done.error();
    }
    auto answers = fact::validated(catalogue, *kind, command.answers, command.day, command.ends.value_or(false));
    if (!answers) return answers.error();

    auto draft = told_without_answers(command, scene);
    draft.answers = std::move(*answers);
    draft.place = place_of(*subject, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
