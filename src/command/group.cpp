#include "command/group.hpp"

#include "access/account_store.hpp"
#include "base/fault.hpp"
#include "command/recount.hpp"
#include "command/suspect_store.hpp"

namespace chengxin::command {

namespace {

template <typename T>
concept HasAbout = requires(T const& t) { t.about.id; };

/// Every subject and fact that a command names: what has to be read before it is decided.
struct Named {
    std::vector<SubjectId> subjects;
    std::vector<SubjectId> people;  ///< of whom the roles matter
    std::vector<FactId> facts;
};

Named named_by(Submission const& submission) {
    Named named;
    if (submission.origin.person) named.people.push_back(*submission.origin.person);
    std::visit(
        [&](auto const& command) {
            using T = std::decay_t<decltype(command)>;
            named.facts.push_back(command.id);
            if constexpr (std::is_same_v<T, WithdrawFact>) {
                named.facts.push_back(command.withdraws);
                if (command.about) named.subjects.push_back(command.about->id);
            } else if constexpr (HasAbout<T>) {
                named.subjects.push_back(command.about.id);
            }
            if constexpr (requires { command.corrects; }) {
                if (command.corrects) named.facts.push_back(*command.corrects);
            }
            if constexpr (std::is_same_v<T, RecordFact>) {
                if (command.author) named.people.push_back(*command.author);
            } else if constexpr (std::is_same_v<T, BeginLink>) {
                named.subjects.push_back(command.from.id);
                named.subjects.push_back(command.to.id);
            } else if constexpr (std::is_same_v<T, EndLink>) {
                named.subjects.push_back(command.from.id);
                named.facts.push_back(command.begun);
            } else if constexpr (std::is_same_v<T, OpenAccount>) {
                named.subjects.push_back(command.person);
            }
        },
        submission.command);
    return named;
}

Receipt refusal(FactId const& id, Problem problem) {
    Receipt receipt;
    receipt.id = id;
    receipt.problem = std::move(problem);
    return receipt;
}

Receipt acceptance(ledger::Row const& row, Receipt::Outcome outcome) {
    Receipt receipt;
    receipt.id = row.id;
    receipt.outcome = outcome;
    receipt.seq = row.seq;
    receipt.recorded_at = row.recorded_at;
    return receipt;
}

}  // namespace

Group::Group(County& county, Instant now, InFlight& in_flight, metrics::Stages& stages)
    : county_(county),
      connection_(county.store().writer()),
      now_(now),
      today_(county.today(now)),
      in_flight_(in_flight),
      stages_(stages) {}

std::vector<Receipt> Group::run(std::span<Submission const> submissions) {
    std::vector<Receipt> receipts;
    {
        stages_.enter(metrics::Stage::load);
        store::Transaction transaction(connection_, store::Transaction::Purpose::write);
        head_ = ledger::load_head(connection_, county_.tenant());
        world_ = county_.world(connection_);
        for (auto const& submission : submissions) {
            if (must_flush_before(submission)) apply();
            in_flight_.deciding(id_of(submission.command));
            stages_.enter(metrics::Stage::load);
            load(submission);
            stages_.enter(metrics::Stage::decide);
            receipts.push_back(take(submission));
        }
        apply();
        stages_.enter(metrics::Stage::commit);
        if (erased_) county_.store().owe_scrub();
        transaction.commit();
        in_flight_.done();
        stages_.leave();
    }
    return receipts;
}

void Group::load_fact(FactId const& id) {
    if (read_.facts.contains(id)) return;
    auto const row = ledger::find(connection_, county_.tenant(), id);
    if (!row) return;
    read_.facts.emplace(id, *row);
    if (read_.subject_ids.contains(row->subject)) return;
    auto const subject = ledger::find_subject_number(connection_, county_.tenant(), row->subject);
    CHECK(subject.has_value());
    load_subject(subject->id);
}

void Group::load_subject(SubjectId const& id) {
    if (read_.subjects.contains(id)) return;
    auto const subject = ledger::find_subject(connection_, county_.tenant(), id);
    if (!subject) return;
    read_.subjects.emplace(id, *subject);
    read_.subject_ids.emplace(subject->number, id);
    if (county_.words().text(subject->kind) == roster::subject_kind::household) {
        read_.households.emplace(subject->number,
                                 roster::household_rows(connection_, county_.tenant(), subject->number));
    }
}

void Group::load_caller(SubjectId const& id) {
    if (read_.callers.contains(id)) return;
    load_subject(id);
    auto const* subject = read_.subject(id);
    if (subject == nullptr) return;
    read_.callers.emplace(id, access::caller_of(connection_, county_.tenant(), county_.words(), *subject, today_));
}

void Group::load(Submission const& submission) {
    auto const named = named_by(submission);
    for (auto const& id : named.people) load_caller(id);
    for (auto const& id : named.subjects) load_subject(id);
    for (auto const& id : named.facts) load_fact(id);
    if (auto const* account = std::get_if<OpenAccount>(&submission.command)) {
        auto const owner = access::find_login(connection_, county_.tenant(), account->login);
        if (owner) read_.logins.emplace(account->login, *owner);
    }
    if (std::holds_alternative<InstallPack>(submission.command)) {
        auto const& divisions = world_->divisions;  // a pack is about the county
        if (divisions.county() != 0) load_subject(divisions.id_of(divisions.county()));
    }
    auto const target = std::visit(
        [](auto const& command) -> std::optional<FactId> {
            if constexpr (requires { command.withdraws; }) return command.withdraws;
            if constexpr (requires { command.corrects; }) return command.corrects;
            return std::nullopt;
        },
        submission.command);
    if (target && !read_.families.contains(*target)) {
        auto& family = read_.families[*target];
        for (auto const& row : ledger::family_of(connection_, county_.tenant(), *target)) {
            family.push_back(ledger::version_of(row));
        }
    }
    if (auto const* link_end = std::get_if<EndLink>(&submission.command)) {
        auto const* begun = read_.fact(link_end->begun);
        if (begun == nullptr || begun->action != ledger::Action::record) return;
        if (county_.words().text(begun->kind) != roster::Link::kind_name) return;
        auto const answers = json::read_object<roster::Link>(json::parse(begun->answers).value()).value();
        load_subject(SubjectId(answers.to));
    }
}

bool Group::must_flush_before(Submission const& submission) const {
    if (pending_.empty()) return false;
    auto const named = named_by(submission);
    auto const waits = [&](SubjectId const& id) { return pending_subjects_.contains(id); };
    return std::ranges::any_of(named.subjects, waits) || std::ranges::any_of(named.people, waits) ||
           std::ranges::any_of(named.facts, [&](FactId const& id) { return pending_ids_.contains(id); });
}

Scene Group::scene_of(access::Caller const& caller) const { return {*world_, read_, caller, county_.words(), today_}; }

Result<Draft> Group::decide_command(Command const& command, access::Caller const& caller) {
    auto const scene = scene_of(caller);
    return std::visit([&](auto const& c) { return decide(c, scene); }, command);
}

Receipt Group::take(Submission const& submission) {
    auto const id = id_of(submission.command);
    fault_point("command.decide", to_text(id));
    access::Caller caller = access::local_caller(county_.tenant(), 0, {}, today_);
    if (submission.origin.person) {
        auto const known = read_.callers.find(*submission.origin.person);
        if (known == read_.callers.end()) {
            return refusal(id,
                           {Refusal::forbidden, "access.outside", "", "台账里没有这个账号的人员登记，请联系管理员。"});
        }
        caller = known->second;
    }
    if (auto const* known = read_.fact(id)) return repeat(submission, *known, caller);
    auto draft = decide_command(submission.command, caller);
    if (!draft) return refusal(id, draft.error());
    Prepared fresh;
    ledger::SubjectSeal const* seal = nullptr;
    if (draft->makes_subject) {
        seal = new_seal(fresh, *draft);
    } else {
        seal = seal_of(*read_.subject(draft->about.id));
    }
    auto prepared = prepare(std::move(*draft), seal);
    if (!prepared) return refusal(id, prepared.error());
    prepared->subject = fresh.subject;
    prepared->key = fresh.key;
    if (auto const* account = std::get_if<OpenAccount>(&submission.command)) {
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
    auto const [at, is_new] = seals_.try_emplace(subject.number);
    if (is_new) {
        if (auto const wrapped = ledger::find_key(connection_, county_.tenant(), subject.number)) {
            auto const key = county_.key().unwrap(bytes_of(wrapped->bytes), subject.id);
            if (!key) throw store::StoreFailure("对象的密钥打不开：数据库被改动过，或密钥文件不对。");
            at->second.emplace(*key);
        }
    }
    return at->second ? &*at->second : nullptr;
}

ledger::SubjectSeal const* Group::new_seal(Prepared& prepared, Draft const& draft) {
    auto const number = head_.seq + 1;
    auto const kind = county_.words().number(connection_, draft.about.type);
    prepared.subject = ledger::Subject{number, draft.about.id, kind};
    ledger::Key key{};
    ledger::fill_random(key);
    prepared.key = ledger::WrappedKey{number, {county_.key().wrap(key, draft.about.id)}};
    auto const [at, is_new] = seals_.insert_or_assign(number, ledger::SubjectSeal(key));
    return &*at->second;
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
    bool const turns_roster = roster::changes_roster(draft.kind);
    if (turns_roster) head_.roster_seq = row.seq;

    bool const is_link = draft.kind == roster::Link::kind_name || draft.kind == roster::LinkEnd::kind_name;
    if (is_link || fact::is_standing(world_->method.catalogue, draft.kind) || draft.kind == roster::erasure_kind) {
        pending_subjects_.insert(draft.about.id);
    }
    pending_ids_.insert(draft.id);
    auto const receipt = acceptance(row, Receipt::Outcome::accepted);
    pending_.push_back(std::move(prepared));
    if (turns_roster) apply();
    return receipt;
}

void Group::apply() {
    if (pending_.empty()) return;
    stages_.enter(metrics::Stage::apply);
    in_flight_.applying({pending_ids_.begin(), pending_ids_.end()});
    auto const tenant = county_.tenant();
    std::vector<ledger::Row> rows;
    std::vector<ledger::Sealed> sealed;
    std::vector<ledger::Subject> subjects;
    std::vector<ledger::WrappedKey> keys;
    bool packs_changed = false;
    for (auto const& prepared : pending_) {
        rows.push_back(prepared.row);
        for (auto const& [name, bytes] : prepared.sealed) {
            sealed.push_back({prepared.row.seq, county_.words().number(connection_, name), {bytes}});
        }
        if (prepared.subject) subjects.push_back(*prepared.subject);
        if (prepared.key) keys.push_back(*prepared.key);
        packs_changed = packs_changed || prepared.draft.kind == pack::Installed::kind_name;
    }
    ledger::add_subjects(connection_, tenant, subjects, keys);
    ledger::append(connection_, tenant, rows, sealed);
    auto const ledger = county_.ledger(connection_, *world_);
    auto const settled = fact::settle(ledger, rows);
    auto const steps = duty::settle(ledger, world_->method.duties, settled);
    indicator::apply(ledger, indicator::changes_of(ledger, world_->method.indicators, settled, steps));
    for (auto const& prepared : pending_) apply_beside(prepared);
    ledger::save_head(connection_, tenant, head_);
    world_ = county_.world(connection_);
    if (packs_changed) recount(county_.ledger(connection_, *world_), world_->method);
    pending_.clear();
    pending_subjects_.clear();
    pending_ids_.clear();
    read_ = {};
}

/// What a fact does outside the ledger: see docs/outside-the-ledger.md.
void Group::apply_beside(Prepared const& prepared) {
    if (!prepared.password_hash.empty()) {
        auto const login = std::string(prepared.draft.answers.at("login").get_string());
        access::set_credential(connection_, county_.tenant(), login, prepared.draft.about.id, prepared.password_hash);
    }
    if (prepared.draft.kind != roster::erasure_kind) return;
    ledger::erase_sealed(connection_, county_.tenant(), prepared.row.subject);
    seals_.erase(prepared.row.subject);
    erased_ = true;
}

}  // namespace chengxin::command
