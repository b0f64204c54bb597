#include "command/recorder.hpp"

namespace chengxin::command {

ledger::Fact fact_of(Draft const& draft, std::string const& pack, std::string const& answers) {
    return {draft.id,       draft.kind,   draft.about.id, draft.day, draft.author,
            draft.recorder, draft.action, draft.corrects, pack,      answers};
}

Result<Prepared> prepare(Draft draft, ledger::SubjectSeal const* seal) {
    Prepared prepared;
    auto shown = draft.answers;
    for (auto const& name : draft.sealed) {
        auto const found = shown.find(name);
        if (found == shown.end() || found->value().is_null()) continue;
        if (seal == nullptr && draft.action == ledger::Action::withdraw) {
            shown.erase(found);  // what nobody may read any more can still be taken back
            continue;
        }
        if (seal == nullptr) {
            return Problem{Refusal::conflict, "subject.erased", "/about",
                           "这个对象的个人信息已按要求删除，不能再为他记录个人信息。"};
        }
        auto const sealed = seal->seal(draft.id, name, json::canonical(found->value()));
        prepared.sealed.push_back({name, sealed.bytes});
        json::Object commitment;
        commitment["sealed"] = to_hex(sealed.commitment);
        found->value() = std::move(commitment);
    }
    prepared.row.answers = json::canonical(shown);
    prepared.row.leaf = ledger::leaf_of(fact_of(draft, draft.pack, prepared.row.answers));
    prepared.draft = std::move(draft);
    return prepared;
}

}  // namespace chengxin::command
