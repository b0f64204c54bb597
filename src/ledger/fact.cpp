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

}  // namespace

std::string canonical_text(Fact const& fact) {
    std::string out;
    out.reserve(fact.answers.size() + 400);
    out += "{\"about\":\"" + to_text(fact.about) + "\"";
    append(out, "action", name_of(fact.action));
    out += ",\"answers\":" + fact.answers;
    append(out, "author", to_text(fact.author));
    if (fact.corrects) append(out, "corrects", to_text(*fact.corrects));
    append(out, "day", to_text(fact.day));
    append(out, "id", to_text(fact.id));
    append(out, "kind", fact.kind);
    append(out, "pack", fact.pack);
    append(out, "recorder", to_text(fact.recorder));
    out += '}';
    return out;
}

Hash leaf_of(Fact const& fact) { return digest({bytes_of("chengxin fact 1\n"), bytes_of(canonical_text(fact))}); }

Hash link_after(Hash const& previous, Hash const& leaf, Seq seq, Instant recorded_at) {
    return digest({previous, leaf, big_endian(seq), big_endian(to_ms(recorded_at))});
}

Hash first_link(Tenant tenant) { return digest({bytes_of("chengxin chain 1\n"), bytes_of(std::to_string(tenant))}); }

}  // namespace chengxin::ledger
