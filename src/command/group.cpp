#include "command/group.hpp"

#include <algorithm>

#include "access/account_store.hpp"
#include "base/fault.hpp"
#include "command/load.hpp"
#include "command/recount.hpp"

namespace chengxin::command {

namespace {

Receipt refusal(FactId const& id, Problem problem) {
    Receipt receipt;
    receipt.id = id;
    receipt.problem = std::move(problem);
    return receipt;
}

std::vector<FactId> ids_of(std::span<Submission const> submissions) {
    std::vector<FactId> ids;
    ids.reserve(submissions.size());
    for (auto const& submission : submissions) ids.push_back(id_of(submission.command));
    return ids;
}

bool is_to_be_sealed(Draft const& draft) {
    return std::ranges::any_of(draft.sealed, [&](std::string const& name) {
        auto const* value = draft.answers.if_contains(name);
        return value != nullptr && !value->is_null();
    });
}

Receipt acceptance(ledger::Row const& row, Receipt::Outcome outcome) {
    Receipt receipt;
    receipt.id = row.id;
    receipt.outcome = outcome;
    receipt.seq = row.seq;
    receipt.recorded_at = row.recorded_at;
    receipt.link = row.link;
    return receipt;
}

}  // namespace

Group::Group(County& county, Instant now, InFlight& in_flight, metrics::Stages& stages)
    : county_(county),
      connection_(county.store().writer()),
      now_(now),
      today_(county.today(now)),
      machine_(access::local_caller(county.tenant(), 0, {}, today_)),
      in_flight_(in_flight),
      stages_(stages) {}

std::vector<Receipt> Group::run(std::span<Submission const> submissions, Whole const* whole) {
    std::vector<Receipt> receipts;
    receipts.reserve(submissions.size());
    stages_.enter(metrics::Stage::load);
    store::Transaction transaction(connection_, store::Transaction::Purpose::write);
    head_ = ledger::lock_head(connection_, county_.tenant());
    county_.familiar().begin(head_.seq);
    world_ = county_.world(connection_, head_);
    while (!submissions.empty()) {
        auto wave = submissions.first(wave_length(submissions, world_->method.catalogue));
        in_flight_.applying(ids_of(wave));
        stages_.enter(metrics::Stage::load);
        read_ = load(county_, connection_, *world_, wave, today_);
        wave = wave.first(steady_length(wave, read_, county_.words()));
        submissions = submissions.subspan(wave.size());
        stages_.enter(metrics::Stage::decide);
        pending_.reserve(wave.size());
        for (auto const& submission : wave) {
            in_flight_.deciding(id_of(submission.command));
            receipts.push_back(take(submission));
        }
        apply();
        if (whole != nullptr && whole->progress) whole->progress(receipts.size());
    }
    bool const is_dropped =
        whole != nullptr && (whole->ending == Ending::roll_back ||
                             std::ranges::any_of(receipts, [](Receipt const& one) { return one.problem.has_value(); }));
    if (is_dropped) return receipts;
    stages_.enter(metrics::Stage::commit);
    if (erased_) county_.store().owe_scrub();
    transaction.commit();
    county_.words().keep();
    county_.familiar().keep(head_.seq);
    in_flight_.done();
    stages_.leave();
    return receipts;
}

Scene Group::scene_of(access::Caller const& caller) const { return {*world_, read_, caller, county_.words(), today_}; }

Result<Draft> Group::decide_command(Command const& command, access::Caller const& caller) {
    auto const scene = scene_of(caller);
    return std::visit([&](auto const& c) { return decide(c, scene); }, command);
}

Receipt Group::take(Submission const& submission) {
    auto const id = id_of(submission.command);
    fault_point("command.decide", to_text(id));
    auto const* known_caller = &machine_;
    if (submission.origin.person) {
        auto const known = read_.callers.find(*submission.origin.person);
        if (known == read_.callers.end()) {
            return refusal(id,
                           {Refusal::forbidden, "access.outside", "", "台账里没有这个账号的人员登记，请联系管理员。"});
        }
        known_caller = &known->second;
    }
    auto const& caller = *known_caller;
    if (auto const* known = read_.fact(id)) return repeat(submission, *known, caller);
    auto draft = decide_command(submission.command, caller);
    if (!draft) return refusal(id, draft.error());
    Prepared fresh;
    ledger::SubjectSeal const* seal = nullptr;
    if (draft->makes_subject) {
        seal = new_seal(fresh, *draft);
    } else if (is_to_be_sealed(*draft)) {
        seal = seal_of(*read_.subject(draft->about.id));
    }
    auto prepared = prepare(std::move(*draft), seal);
    if (!prepared) return refusal(id, prepared.error());
    prepared->subject = fresh.subject;
    prepared->key = fresh.key;
    if (auto const* account = std::get_if<OpenAccount>(&submission.command)) {
        prepared->login = account->login;
        prepared->password_hash = access::hash_password(account->password);
    }
    return append(std::move(*prepared));
}

/// The same id again: the same receipt if it says the same, whatever has changed since. Nothing is decided again.
Receipt Group::repeat(Submission const& submission, ledger::Row const& known, access::Caller const& caller) {
    auto const scene = scene_of(caller);
    auto draft = std::visit([&](auto const& command) { return told(command, scene); }, submission.command);
    auto const& subject = *read_.subject(read_.subject_ids.at(known.subject));
    if (draft.action == ledger::Action::withdraw) {
        draft.kind = county_.words().text(known.kind);
        draft.about.id = subject.id;
    }
    if (says_the_same(std::move(draft), known, county_.words().text(known.pack), seal_of(subject))) {
        return acceptance(known, Receipt::Outcome::repeated);
    }
    return refusal(known.id,
                   {Refusal::conflict, "fact.id.reused", "/id", "这个编号已经用于另一条记录，请重新填写后再提交。"});
}

ledger::SubjectSeal const* Group::seal_of(ledger::Subject const& subject) {
    if (auto const* kept = county_.familiar().seal(subject.number)) return kept;
    auto const wrapped = read_.keys.find(subject.number);
    if (wrapped == read_.keys.end()) return nullptr;
    auto const key = county_.key().unwrap(bytes_of(wrapped->second), subject.id);
    if (!key) throw store::StoreFailure("对象的密钥打不开：数据库被改动过，或密钥文件不对。");
    return county_.familiar().add(subject.number, ledger::SubjectSeal(*key));
}

ledger::SubjectSeal const* Group::new_seal(Prepared& prepared, Draft const& draft) {
    auto const number = head_.seq + 1;
    auto const kind = county_.words().number(connection_, draft.about.type);
    prepared.subject = ledger::Subject{number, draft.about.id, kind};
    ledger::Key key{};
    ledger::fill_random(key);
    prepared.key = ledger::WrappedKey{number, {county_.key().wrap(key, draft.about.id)}};
    return county_.familiar().add(number, ledger::SubjectSeal(key));
}

/// Where the fact that names a subject for the first time belongs. A household's village follows when it is settled.
Number Group::first_place(ledger::Subject const& subject) {
    auto const kind = county_.words().text(subject.kind);
    if (kind == roster::subject_kind::division) return subject.number;
    return kind == roster::subject_kind::household ? 0 : world_->divisions.county();
}

Receipt Group::append(Prepared prepared) {
    auto const& draft = prepared.draft;
    auto& row = prepared.row;
    auto& words = county_.words();
    auto const number_of = [&](SubjectId const& id) { return id == SubjectId{} ? 0 : read_.subject(id)->number; };
    head_.recorded_at = std::max(head_.recorded_at, now_);
    row.seq = ++head_.seq;
    row.id = draft.id;
    row.kind = words.number(connection_, draft.kind);
    row.subject = prepared.subject ? prepared.subject->number : read_.subject(draft.about.id)->number;
    row.day = draft.day;
    row.author = number_of(draft.author);
    row.recorder = number_of(draft.recorder);
    row.recorded_at = head_.recorded_at;
    row.action = draft.action;
    row.corrects = draft.corrects;
    row.pack = words.number(connection_, draft.pack);
    row.link = ledger::link_after(head_.link, row.leaf, row.seq, row.recorded_at);
    row.year = year_of(draft.day);
    row.place = prepared.subject ? first_place(*prepared.subject) : draft.place;
    head_.link = row.link;
    if (roster::changes_roster(draft.kind)) head_.roster_seq = row.seq;
    auto const receipt = acceptance(row, Receipt::Outcome::accepted);
    pending_.push_back(std::move(prepared));
    return receipt;
}

void Group::apply() {
    if (pending_.empty()) return;
    stages_.enter(metrics::Stage::apply);
    auto const tenant = county_.tenant();
    std::vector<ledger::Row> rows;
    std::vector<FactId> ids;
    std::vector<ledger::Sealed> sealed;
    std::vector<ledger::Subject> subjects;
    std::vector<ledger::WrappedKey> keys;
    bool packs_changed = false;
    for (auto& prepared : pending_) {
        for (auto& [name, bytes] : prepared.sealed) {
            sealed.push_back({prepared.row.seq, county_.words().number(connection_, name), {std::move(bytes)}});
        }
        if (prepared.subject) subjects.push_back(*prepared.subject);
        if (prepared.key) keys.push_back(*prepared.key);
        packs_changed = packs_changed || prepared.draft.kind == pack::Installed::kind_name;
        ids.push_back(prepared.row.id);
        rows.push_back(std::move(prepared.row));
    }
    in_flight_.applying(ids);
    ledger::add_subjects(connection_, tenant, subjects, keys);
    ledger::append(connection_, tenant, rows, sealed);
    auto const ledger = county_.ledger(connection_, *world_);
    auto const settled = fact::settle(ledger, rows);
    auto const steps = duty::settle(ledger, world_->method.duties, settled);
    indicator::apply(ledger, indicator::changes_of(ledger, world_->method.indicators, settled, steps));
    for (std::size_t i = 0; i < pending_.size(); ++i) apply_beside(pending_[i], rows[i].subject);
    ledger::save_head(connection_, tenant, head_);
    world_ = county_.world(connection_, head_);
    if (packs_changed) recount(county_.ledger(connection_, *world_), world_->method);
    pending_.clear();
}

/// What a fact does outside the ledger: see docs/outside-the-ledger.md.
void Group::apply_beside(Prepared const& prepared, Number subject) {
    if (!prepared.password_hash.empty()) {
        access::set_credential(connection_, county_.tenant(), prepared.login, prepared.draft.about.id,
                               prepared.password_hash);
    }
    if (prepared.draft.kind != roster::erasure_kind) return;
    ledger::erase_sealed(connection_, county_.tenant(), subject);
    county_.familiar().erase_seal(subject);
    erased_ = true;
}

}  // namespace chengxin::command
