#include "command/page_proof.hpp"

#include <algorithm>

#include "roster/kinds.hpp"

namespace chengxin::command {

namespace {

std::string named(Seq seq) { return "第 " + std::to_string(seq) + " 条记录"; }

std::string altered(ledger::ChainRow const& row) { return named(row.seq) + "的内容被改动过。"; }

}  // namespace

std::string const* PageProof::word(Number number) const {
    static std::string const none;
    if (number == 0) return &none;
    auto const found = named_.words.find(number);
    return found == named_.words.end() ? nullptr : &found->second;
}

KnownSubject const* PageProof::subject(Number number) const {
    static KnownSubject const nobody;
    if (number == 0) return &nobody;
    auto const found = named_.subjects.find(number);
    return found == named_.subjects.end() ? nullptr : &found->second;
}

ledger::SubjectSeal const* PageProof::seal_of(Number number, KnownSubject const& of) {
    auto& kept = seals_[static_cast<std::uint64_t>(number) % seals_kept];
    if (kept.number != number) {
        kept.number = number;
        kept.seal.reset();
        auto const key = key_.unwrap(bytes_of(of.wrapped), of.id);
        if (key) kept.seal.emplace(*key);
    }
    return kept.seal ? &*kept.seal : nullptr;
}

PageVerdict PageProof::of(ChainPage const& page) {
    PageVerdict verdict;
    verdict.rows = page.before;
    verdict.link = page.previous;
    auto at = page.sealed.rows.begin();
    Witnessing witnessing(witnesses_, page.before);
    for (auto const& row : page.facts.rows) {
        verdict.broken = fault_of(row, verdict.rows + 1, verdict.link, verdict);
        if (!verdict.broken) verdict.broken = sealed_fault(row, page, at, verdict);
        if (verdict.broken) return verdict;
        verdict.rows = row.seq;
        verdict.link = row.link;
        verdict.recorded_at = row.recorded_at;
        witnessing.compare(row.seq, row.link, verdict.compared);
    }
    if (page.facts.failure) {
        verdict.broken = named(verdict.rows + 1) + "读不出来：" + *page.facts.failure;
    } else if (page.sealed.failure) {
        verdict.broken = named(verdict.rows) + "以后的加密内容读不出来：" + *page.sealed.failure;
    } else if (at != page.sealed.rows.end()) {
        verdict.broken = "加密内容（sealed）里多出一行：" + named(at->seq) + "不在账上。";
        verdict.is_behind_the_end = page.is_last;
    }
    return verdict;
}

std::optional<std::string> PageProof::fault_of(ledger::ChainRow const& row, Seq expected, ledger::Hash const& previous,
                                               PageVerdict& verdict) {
    if (row.seq != expected) return named(expected) + "不见了。";
    auto const* kind = word(row.kind);
    auto const* pack = word(row.pack);
    auto const* about = row.subject == 0 ? nullptr : subject(row.subject);
    auto const* author = subject(row.author);
    auto const* recorder = row.recorder == row.author ? author : subject(row.recorder);
    bool const is_action = row.action >= ledger::Action::record && row.action <= ledger::Action::end;
    bool const is_readable =
        kind != nullptr && pack != nullptr && about != nullptr && author != nullptr && recorder != nullptr && is_action;
    if (!is_readable) return altered(row);
    text_.clear();
    ledger::append_canonical_text(text_, {row.id, *kind, about->id, row.day, author->id, recorder->id, row.action,
                                          row.corrects, *pack, row.answers});
    if (ledger::leaf_of_text(text_) != row.leaf) return altered(row);
    if (ledger::link_after(previous, row.leaf, row.seq, row.recorded_at) != row.link) {
        return named(row.seq) + "与前一条接不上：它或它的次序、时间被改动过。";
    }
    if (row.subject == row.seq) {
        ++verdict.founded;
        verdict.accounted.words.insert(about->kind);
        // The fact that first names a subject registers it, and its kind is called as the subject's.
        if (about->kind != row.kind) return named(row.seq) + "登记的对象的类别（subject.kind）被改动过。";
    }
    verdict.accounted.words.insert({row.kind, row.pack});
    account(verdict.accounted, *kind, row.seq, row.answers);
    if (*kind == roster::erasure_kind) {
        if (!about->wrapped.empty()) return named(row.seq) + "销毁了对象的密钥，而密钥还在（subject_key）。";
        verdict.erased.insert(row.subject);
    }
    return std::nullopt;
}

/// A value that was sealed must still open to what its commitment says, unless its key was erased; and nothing is
/// sealed that no fact shows.
std::optional<std::string> PageProof::sealed_fault(ledger::ChainRow const& row, ChainPage const& page, SealedAt& at,
                                                   PageVerdict& verdict) {
    auto const& all = page.sealed.rows;
    auto const first = at;
    while (at != all.end() && at->seq <= row.seq) ++at;
    auto const past = at;
    std::optional<std::string> fault;
    std::ptrdiff_t found = 0;
    auto const look = [&](std::string_view field, std::string_view commitment) {
        if (fault) return;
        if (!verdict.accounted.names.contains(field)) verdict.accounted.names.emplace(field);
        auto const is_of = [&](ledger::Sealed const& sealed) {
            auto const* name = word(sealed.field);
            return sealed.seq == row.seq && name != nullptr && *name == field;
        };
        auto const sealed = std::find_if(first, past, is_of);
        found += sealed == past ? 0 : 1;
        auto const& about = *subject(row.subject);
        if (about.wrapped.empty() && sealed == past) {
            verdict.keyless.try_emplace(row.subject, row.seq);  // rightly so if it was erased, by whatever fact
        } else {
            fault = opened_fault(row, about, field, commitment, sealed == past ? nullptr : &*sealed);
        }
    };
    each_commitment(row.answers, look);
    if (fault) return fault;
    if (found == past - first) return std::nullopt;
    return "加密内容（sealed）里多出一行：" + named(first->seq) + "没有这一项，或没有这一条。";
}

std::optional<std::string> PageProof::opened_fault(ledger::ChainRow const& row, KnownSubject const& about,
                                                   std::string_view field, std::string_view commitment,
                                                   ledger::Sealed const* sealed) {
    auto const what = named(row.seq) + "的加密内容“" + std::string(field) + "”";
    if (about.wrapped.empty()) return what + "还在，而它的对象的密钥不见了。";
    auto const* seal = seal_of(row.subject, about);
    if (seal == nullptr) return named(row.seq) + "的对象的密钥打不开：密钥被改动过。";
    if (sealed == nullptr) return what + "不见了。";
    auto const value = seal->open(row.id, field, bytes_of(sealed->value.bytes));
    if (value && to_hex(seal->commitment(row.id, field, *value)) == commitment) return std::nullopt;
    return what + "被改动过。";
}

}  // namespace chengxin::command
