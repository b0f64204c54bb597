#include <algorithm>

#include "command/decide.hpp"

namespace chengxin::command {

namespace {

/// Whoever makes postings needs the right where the link leads to.
Outcome check_right(ledger::Subject const& from, ledger::Subject const& to, Date day, Scene const& scene) {
    if (scene.is_repeat) return Done{};
    bool const from_person = scene.words.text(from.kind) == roster::subject_kind::person;
    auto const lineage = lineage_of(from_person ? to : from, day, scene);
    auto const grant = access::may(scene.caller, access::Action::manage_roster, lineage, day);
    return grant ? Outcome(Done{}) : Outcome(grant.error());
}

Draft draft_of(FactId const& id, std::string_view kind, About const& about, ledger::Subject const& from, Date day,
               Scene const& scene) {
    Draft draft;
    draft.id = id;
    draft.kind = kind;
    draft.about = about;
    draft.day = day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.pack = roster::builtin_pack;
    draft.place = place_of(from, day, scene);
    return draft;
}

}  // namespace

Result<Draft> decide(BeginLink const& command, Scene const& scene) {
    if (!scene.world.method.has_link(command.link)) {
        return Problem{Refusal::invalid, "link.unknown", "/link", "没有这种职务或联系，请先安装声明它的工作法。"};
    }
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const from = find_subject(command.from, scene, "/from");
    if (!from) return from.error();
    auto const to = find_subject(command.to, scene, "/to");
    if (!to) return to.error();
    if (auto const done = check_right(*from, *to, command.day, scene); !done) return done.error();
    if (command.corrects && !scene.is_repeat) {
        auto const done = check_correction(command.id, *command.corrects, roster::Link::kind_name, *from,
                                           scene.caller.person_id, scene);
        if (!done) return done.error();
    }
    auto draft = draft_of(command.id, roster::Link::kind_name, command.from, *from, command.day, scene);
    draft.corrects = command.corrects;
    draft.answers["link"] = command.link;
    draft.answers["to"] = to_text(command.to.id);
    return draft;
}

Result<Draft> decide(EndLink const& command, Scene const& scene) {
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const from = find_subject(command.from, scene, "/from");
    if (!from) return from.error();
    auto const* begun = scene.read.fact(command.begun);
    bool const fits =
        begun != nullptr && begun->subject == from->number && scene.words.text(begun->kind) == roster::Link::kind_name;
    if (!fits) {
        return Problem{Refusal::missing, "link.not_begun", "/begun", "没有找到这次任职或联系的开始，请先登记开始。"};
    }
    auto const answers = json::read_object<roster::Link>(json::parse(begun->answers).value()).value();
    auto const* to = scene.read.subject(SubjectId(answers.to));
    CHECK(to != nullptr);
    if (auto const done = check_right(*from, *to, command.day, scene); !done) return done.error();
    auto draft = draft_of(command.id, roster::LinkEnd::kind_name, command.from, *from, command.day, scene);
    draft.answers["begun"] = to_text(command.begun);
    return draft;
}

}  // namespace chengxin::command
