#include "command/prepare.hpp"

namespace chengxin::command {

namespace {

bool is_commitment(json::Value const& value) { return value.is_object() && value.get_object().contains("sealed"); }

ledger::Hash leaf_of(Draft const& draft, std::string const& answers) {
    return ledger::leaf_of({draft.id, draft.kind, draft.about.id, draft.day, draft.author, draft.recorder, draft.action,
                            draft.corrects, draft.pack, answers});
}

json::Object shown_of(ledger::Hash const& commitment) { return {{"sealed", to_hex(commitment)}}; }

}  // namespace

Result<Prepared> prepare(Draft draft, ledger::SubjectSeal const* seal) {
    Prepared prepared;
    auto shown = std::move(draft.answers);
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
        found->value() = shown_of(sealed.commitment);
    }
    prepared.row.answers = json::canonical(shown);
    prepared.row.leaf = leaf_of(draft, prepared.row.answers);
    prepared.draft = std::move(draft);
    return prepared;
}

bool says_the_same(Draft draft, ledger::Row const& known, std::string const& pack, ledger::SubjectSeal const* seal) {
    draft.pack = pack;
    auto const kept = json::parse(known.answers).value().get_object();
    auto shown = std::move(draft.answers);
    for (auto& [name, value] : shown) {
        auto const* there = kept.if_contains(name);
        if (there == nullptr || !is_commitment(*there)) continue;
        if (seal == nullptr)
            value = *there;
        else
            value = shown_of(seal->commitment(draft.id, name, json::canonical(value)));
    }
    // A withdrawal made after the erasure went without its reason.
    if (seal == nullptr && draft.action == ledger::Action::withdraw && !kept.contains("reason")) shown.erase("reason");
    return leaf_of(draft, json::canonical(shown)) == known.leaf;
}

}  // namespace chengxin::command
