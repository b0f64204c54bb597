#include "command/decide.hpp"
#include "duty/duty_store.hpp"
#include "fact/validation.hpp"

namespace chengxin::command {

namespace {

Draft draft_of(FactId const& id, std::string_view kind, About const& about, Date day, Scene const& scene) {
    Draft draft;
    draft.id = id;
    draft.kind = kind;
    draft.about = about;
    draft.day = day;
    draft.author = scene.caller.person_id;
    draft.recorder = scene.caller.person_id;
    draft.pack = scene.world.method.pack_of(kind);
    draft.sealed = fact::sealed_fields(scene.world.method.catalogue, kind);
    return draft;
}

ledger::Action action_of(std::optional<bool> const& ends) {
    return ends.value_or(false) ? ledger::Action::end : ledger::Action::record;
}

}  // namespace

Draft told_without_answers(RecordFact const& command, Scene const& scene) {
    auto draft = draft_of(command.id, command.kind, command.about, command.day, scene);
    if (command.author) draft.author = *command.author;
    draft.action = action_of(command.ends);
    draft.corrects = command.corrects;
    return draft;
}

Draft told(RecordFact const& command, Scene const& scene) {
    auto draft = told_without_answers(command, scene);
    draft.answers = fact::without_blanks(command.answers);
    return draft;
}

Draft told(WithdrawFact const& command, Scene const& scene) {
    About about = command.about.value_or(About{});
    std::string kind = command.kind.value_or("");
    if (auto const* row = scene.read.fact(command.withdraws)) {
        about.id = scene.read.subject_ids.at(row->subject);
        about.type = scene.words.text(scene.read.subject(about.id)->kind);
        kind = scene.words.text(row->kind);
    }
    auto draft = draft_of(command.id, kind, about, command.day, scene);
    draft.action = ledger::Action::withdraw;
    draft.corrects = command.withdraws;
    draft.answers["reason"] = command.reason;
    draft.sealed = {"reason"};
    return draft;
}

Draft told(ExcuseDuty const& command, Scene const& scene) {
    auto draft = draft_of(command.id, duty::ExitAnswers::kind_name, command.about, command.day, scene);
    draft.corrects = command.corrects;
    draft.answers["duty"] = command.duty;
    draft.answers["exit"] = command.exit;
    if (command.reason) draft.answers["reason"] = *command.reason;
    if (command.note) draft.answers["note"] = *command.note;
    return draft;
}

Draft told(RegisterSubject const& command, Scene const& scene) {
    auto draft = draft_of(command.id, command.kind, command.about, command.day, scene);
    draft.action = action_of(command.ends);
    draft.corrects = command.corrects;
    draft.answers = command.answers;
    return draft;
}

Draft told(BeginLink const& command, Scene const& scene) {
    auto draft = draft_of(command.id, roster::Link::kind_name, command.from, command.day, scene);
    draft.corrects = command.corrects;
    draft.answers["link"] = command.link;
    draft.answers["to"] = to_text(command.to.id);
    return draft;
}

Draft told(EndLink const& command, Scene const& scene) {
    auto draft = draft_of(command.id, roster::LinkEnd::kind_name, command.from, command.day, scene);
    draft.answers["begun"] = to_text(command.begun);
    return draft;
}

Draft told(OpenAccount const& command, Scene const& scene) {
    About const about{std::string(roster::subject_kind::person), command.person};
    auto draft = draft_of(command.id, roster::Account::kind_name, about, command.day, scene);
    draft.answers["login"] = command.login;
    return draft;
}

Draft told(InstallPack const& command, Scene const& scene) {
    auto const& divisions = scene.world.divisions;
    About const about{std::string(roster::subject_kind::division), divisions.id_of(divisions.county())};
    auto draft = draft_of(command.id, pack::Installed::kind_name, about, command.day, scene);
    auto const header = pack::header_of(command.pack);
    draft.answers["name"] = header.name;
    draft.answers["version"] = header.version;
    draft.answers["digest"] = header.digest;
    draft.answers["pack"] = command.pack;
    return draft;
}

Draft told(EraseSealed const& command, Scene const& scene) {
    auto draft = draft_of(command.id, roster::erasure_kind, command.about, command.day, scene);
    draft.answers["reason"] = command.reason;
    return draft;
}

Draft told(Reveal const& command, Scene const& scene) {
    auto draft = draft_of(command.id, roster::reveal_kind, command.about, command.day, scene);
    draft.answers["purpose"] = command.purpose;
    return draft;
}

Draft told(RecordImport const& command, Scene const& scene) {
    auto const& divisions = scene.world.divisions;
    About const about{std::string(roster::subject_kind::division), divisions.id_of(divisions.county())};
    auto draft = draft_of(command.id, roster::Import::kind_name, about, command.day, scene);
    draft.answers = json::write(command.import).get_object();
    return draft;
}

}  // namespace chengxin::command
