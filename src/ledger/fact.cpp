#include "ledger/fact.hpp"

#include "base/json.hpp"

namespace chengxin::ledger {

namespace {

std::string_view name_of(Action action) {
    switch (action) {
        case Action::record: return "record";
        case Action::withdraw: return "withdraw";
        case Action::end: return "end";
    }
    CHECK(false);
    return {};
}

void append(std::string& out, std::string_view name, std::string_view value) {
    out += ",\"";
    out += name;
    out += "\":";
    json::append_string(out, value);
}

/// An id needs no escapes.
void append_id(std::string& out, std::string_view name, Uuid const& id) {
    out += name;
    append_text(out, id);
    out += '"';
}

}  // namespace

void append_canonical_text(std::string& out, FactView const& fact) {
    append_id(out, "{\"about\":\"", fact.about);
    append(out, "action", name_of(fact.action));
    out += ",\"answers\":";
    out += fact.answers;
    append_id(out, ",\"author\":\"", fact.author);
    if (fact.corrects) append_id(out, ",\"corrects\":\"", *fact.corrects);
    append(out, "day", to_text(fact.day));
    append_id(out, ",\"id\":\"", fact.id);
    append(out, "kind", fact.kind);
    append(out, "pack", fact.pack);
    append_id(out, ",\"recorder\":\"", fact.recorder);
    out += '}';
}

std::string canonical_text(Fact const& fact) {
    std::string out;
    out.reserve(fact.answers.size() + 400);
    append_canonical_text(out, {fact.id, fact.kind, fact.about, fact.day, fact.author, fact.recorder, fact.action,
                                fact.corrects, fact.pack, fact.answers});
    return out;
}

Hash leaf_of_text(std::string_view canonical) { return digest({bytes_of("chengxin fact 1\n"), bytes_of(canonical)}); }

Hash leaf_of(Fact const& fact) { return leaf_of_text(canonical_text(fact)); }

Hash link_after(Hash const& previous, Hash const& leaf, Seq seq, Instant recorded_at) {
    return digest({previous, leaf, big_endian(seq), big_endian(to_ms(recorded_at))});
}

Hash first_link(Tenant tenant) { return digest({bytes_of("chengxin chain 1\n"), bytes_of(std::to_string(tenant))}); }

}  // namespace chengxin::ledger
