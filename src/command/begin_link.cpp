#include <algorithm>

#include "command/decide.hpp"

namespace chengxin::command {

namespace {

Outcome check_ends(pack::LinkRule const& rule, ledger::Subject const& from, ledger::Subject const& to, Date day,
                   Scene const& scene) {
    if (!is_a(rule.from, from, day, scene)) {
        return Problem{Refusal::invalid, "link.end", "/from", "“" + rule.title + "”不能从这种对象开始，请重新选择。"};
    }
    if (!is_a(rule.to, to, day, scene)) {
        return Problem{Refusal::invalid, "link.end", "/to", "“" + rule.title + "”不能落在这种对象上，请重新选择。"};
    }
    return Done{};
}

/// Who makes a link holds a role for it today, whatever day the link is dated: a past office reaches no further. Nobody
/// makes links of their own.
Outcome check_right(pack::LinkRule const& rule, ledger::Subject const& from, ledger::Subject const& to,
                    Scene const& scene) {
    if (scene.caller.is_local) return Done{};
    if (from.number == scene.caller.person || to.number == scene.caller.person) {
        return Problem{Refusal::forbidden, "link.own", "/from", "自己的职务和联系要由别人登记，请联系上级或管理员。"};
    }
    bool const from_person = scene.words.text(from.kind) == roster::subject_kind::person;
    auto const lineage = lineage_of(from_person ? to : from, scene.today, scene);
    auto const grant = access::may_as(scene.caller, access::Action::manage_roster, rule.made_by, lineage, scene.today);
    return grant ? Outcome(Done{}) : Outcome(grant.error());
}

}  // namespace

Result<Draft> decide(BeginLink const& command, Scene const& scene) {
    auto const* rule = scene.world.method.link(command.link);
    if (rule == nullptr) {
        return Problem{Refusal::invalid, "link.unknown", "/link", "没有这种职务或联系，请先安装声明它的工作法。"};
    }
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const from = find_subject(command.from, scene, "/from");
    if (!from) return from.error();
    auto const to = find_subject(command.to, scene, "/to");
    if (!to) return to.error();
    if (auto const done = check_ends(*rule, *from, *to, command.day, scene); !done) return done.error();
    if (auto const done = check_right(*rule, *from, *to, scene); !done) return done.error();
    if (command.corrects) {
        auto const done = check_correction(command.id, *command.corrects, roster::Link::kind_name, *from,
                                           scene.caller.person_id, scene);
        if (!done) return done.error();
    }
    auto draft = told(command, scene);
    draft.place = place_of(*from, command.day, scene);
    return draft;
}

Result<Draft> decide(EndLink const& command, Scene const& scene) {
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    auto const from = find_subject(command.from, scene, "/from");
    if (!from) return from.error();
    auto const* begun = scene.read.fact(command.begun);
    bool const fits = begun != nullptr && begun->subject == from->number && begun->action == ledger::Action::record &&
                      scene.words.text(begun->kind) == roster::Link::kind_name;
    if (!fits) {
        return Problem{Refusal::missing, "link.not_begun", "/begun", "没有找到这次任职或联系的开始，请先登记开始。"};
    }
    auto const answers = json::read_object<roster::Link>(json::parse(begun->answers).value()).value();
    auto const* to = scene.read.subject(SubjectId(answers.to));
    CHECK(to != nullptr);
    auto const* rule = scene.world.method.link(answers.link);
    if (rule == nullptr) {
        return Problem{Refusal::invalid, "link.unknown", "/begun",
                       "声明这种职务或联系的工作法已经停用，请联系管理员。"};
    }
    if (auto const done = check_right(*rule, *from, *to, scene); !done) return done.error();
    auto draft = told(command, scene);
    draft.place = place_of(*from, command.day, scene);
    return draft;
}

}  // namespace chengxin::command
