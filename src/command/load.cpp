#include "command/load.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "access/account_store.hpp"
#include "ledger/fact_store.hpp"

namespace chengxin::command {

namespace {

template <typename T>
concept HasAbout = requires(T const& t) { t.about.id; };

/// The fact that a command corrects or withdraws.
std::optional<FactId> target_of(Command const& command) {
    return std::visit(
        [](auto const& c) -> std::optional<FactId> {
            if constexpr (requires { c.withdraws; }) return c.withdraws;
            if constexpr (requires { c.corrects; }) return c.corrects;
            return std::nullopt;
        },
        command);
}

constexpr std::size_t wave_most = 2000;  ///< commands: what is kept in memory at once of a group of any length

/// Whether after this command everything else has to be read anew: it turns the roster or the rules, opens an account,
/// or takes back a fact of which it does not say what it is.
bool turns_all(Command const& command) {
    if (auto const* registered = std::get_if<RegisterSubject>(&command)) {
        return roster::changes_roster(registered->kind);
    }
    if (auto const* withdrawn = std::get_if<WithdrawFact>(&command)) {
        return !withdrawn->about || !withdrawn->kind || roster::changes_roster(*withdrawn->kind);
    }
    return std::holds_alternative<InstallPack>(command) || std::holds_alternative<OpenAccount>(command);
}

/// The subject of which something holds, or is bound, otherwise after this command.
std::optional<SubjectId> changed_by(Command const& command, fact::Catalogue const& catalogue) {
    if (auto const* recorded = std::get_if<RecordFact>(&command)) {
        return fact::is_standing(catalogue, recorded->kind) ? std::optional(recorded->about.id) : std::nullopt;
    }
    if (auto const* registered = std::get_if<RegisterSubject>(&command)) return registered->about.id;
    if (auto const* begun = std::get_if<BeginLink>(&command)) return begun->from.id;
    if (auto const* ended = std::get_if<EndLink>(&command)) return ended->from.id;
    if (auto const* erased = std::get_if<EraseSealed>(&command)) return erased->about.id;
    if (auto const* withdrawn = std::get_if<WithdrawFact>(&command); withdrawn != nullptr && withdrawn->about) {
        return withdrawn->about->id;
    }
    return std::nullopt;
}

/// Whether personal values may have to be sealed or compared for it.
bool may_seal(Command const& command, fact::Catalogue const& catalogue) {
    auto const* recorded = std::get_if<RecordFact>(&command);
    if (recorded == nullptr) return true;
    auto const* kind = catalogue.kind(recorded->kind);
    return kind == nullptr || std::ranges::any_of(kind->fields, [&](fact::Field const& field) {
               return field.sealed && recorded->answers.contains(field.name);
           });
}

template <typename T>
void make_unique(std::vector<T>& all) {
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
}

class Loading {
public:
    Loading(County& county, store::Connection& connection, World const& world, Date today)
        : county_(county),
          connection_(connection),
          world_(world),
          today_(today) {}

    ReadSet run(std::span<Submission const> wave) {
        for (auto const& submission : wave) add(submission);
        subjects_.insert(subjects_.end(), people_.begin(), people_.end());
        for (auto* ids : {&subjects_, &people_}) make_unique(*ids);
        make_unique(facts_);
        ask_by_id();
        ask_about_kept();
        connection_.answer();
        keep_found();
        load_numbered();
        load_link_ends(wave);
        ask_about_kept();
        connection_.answer();
        tell_callers();
        for (auto& key : keys_) read_.keys.emplace(key.subject, std::move(key.wrapped.bytes));
        for (auto& row : places_) read_.households[row.subject].push_back(row);
        load_families();
        load_logins(wave);
        return std::move(read_);
    }

private:
    void add(Submission const& submission) {
        auto const named = named_by(submission);
        facts_.insert(facts_.end(), named.facts.begin(), named.facts.end());
        subjects_.insert(subjects_.end(), named.subjects.begin(), named.subjects.end());
        people_.insert(people_.end(), named.people.begin(), named.people.end());
        if (auto const target = target_of(submission.command)) targets_.push_back(*target);
        if (may_seal(submission.command, world_.method.catalogue)) {
            sealing_.insert(named.subjects.begin(), named.subjects.end());
        }
        auto const& divisions = world_.divisions;
        bool const is_of_county = std::holds_alternative<InstallPack>(submission.command) ||
                                  std::holds_alternative<RecordImport>(submission.command);
        if (is_of_county && divisions.county() != 0) {
            auto const county = divisions.id_of(divisions.county());
            subjects_.push_back(county);
            sealing_.insert(county);
        }
    }

    /// Facts and subjects that are named; of the latter, whom the thread has met already are asked for no more.
    void ask_by_id() {
        std::vector<SubjectId> unmet;
        for (auto const& id : subjects_) {
            if (auto const* subject = county_.familiar().subject(id))
                keep(*subject, sealing_.contains(id));
            else
                unmet.push_back(id);
        }
        ledger::ask_all(connection_, county_.tenant(), facts_, found_facts_);
        ledger::ask_subjects(connection_, county_.tenant(), unmet, found_subjects_);
    }

    /// What belongs to the subjects that were kept since the last time.
    void ask_about_kept() {
        ledger::ask_keys(connection_, county_.tenant(), std::exchange(keyed_, {}), keys_);
        roster::ask_household_rows(connection_, county_.tenant(), std::exchange(households_, {}), places_);
        roster::ask_links_from(connection_, county_.tenant(), std::exchange(persons_, {}), links_);
    }

    void keep_found() {
        for (auto const& subject : found_subjects_) {
            county_.familiar().add(subject);
            keep(subject, sealing_.contains(subject.id));
        }
        for (auto& row : found_facts_) {
            numbers_.push_back(row.subject);
            auto const id = row.id;
            read_.facts.emplace(id, std::move(row));
        }
    }

    /// Subjects of facts that are here already: their personal values may have to be compared.
    void load_numbered() {
        make_unique(numbers_);
        std::vector<Number> unknown;
        for (auto const number : numbers_) {
            auto const known = read_.subject_ids.find(number);
            if (known == read_.subject_ids.end()) {
                unknown.push_back(number);
            } else if (!sealing_.contains(known->second)) {
                need_key(number);
            }
        }
        for (auto const& subject : ledger::find_subject_numbers(connection_, county_.tenant(), unknown)) {
            keep(subject, true);
        }
    }

    void need_key(Number subject) {
        if (county_.familiar().seal(subject) == nullptr) keyed_.push_back(subject);
    }

    void keep(ledger::Subject const& subject, bool keyed) {
        if (keyed) need_key(subject.number);
        if (county_.words().text(subject.kind) == roster::subject_kind::household) {
            households_.push_back(subject.number);
            read_.households.emplace(subject.number, std::vector<roster::HouseholdRow>());
        }
        if (std::ranges::binary_search(people_, subject.id)) persons_.push_back(subject.number);
        read_.subjects.emplace(subject.id, subject);
        read_.subject_ids.emplace(subject.number, subject.id);
    }

    /// Where a link leads that is to be ended.
    void load_link_ends(std::span<Submission const> wave) {
        std::vector<SubjectId> ends;
        for (auto const& submission : wave) {
            auto const* ended = std::get_if<EndLink>(&submission.command);
            auto const* begun = ended == nullptr ? nullptr : read_.fact(ended->begun);
            if (begun == nullptr || begun->action != ledger::Action::record) continue;
            if (county_.words().text(begun->kind) != roster::Link::kind_name) continue;
            auto const answers = json::read_object<roster::Link>(json::parse(begun->answers).value()).value();
            if (read_.subject(SubjectId(answers.to)) == nullptr) ends.emplace_back(answers.to);
        }
        make_unique(ends);
        for (auto const& subject : ledger::find_subjects(connection_, county_.tenant(), ends)) keep(subject, false);
    }

    void tell_callers() {
        std::unordered_map<Number, std::vector<roster::LinkRow>> links;
        for (auto const& link : links_) links[link.origin].push_back(link);
        for (auto const& id : people_) {
            auto const* person = read_.subject(id);
            if (person == nullptr) continue;
            read_.callers.emplace(
                id, access::caller_of(county_.tenant(), county_.words(), *person, links[person->number], today_));
        }
    }

    void load_families() {
        if (targets_.empty()) return;
        make_unique(targets_);
        for (auto const& family : ledger::families_of(connection_, county_.tenant(), targets_)) {
            std::vector<ledger::Version> versions;
            for (auto const& row : family) versions.push_back(ledger::version_of(row));
            for (auto const& row : family) {
                read_.families.emplace(row.id, versions);
                if (row.corrects) read_.families.emplace(*row.corrects, versions);
            }
        }
    }

    void load_logins(std::span<Submission const> wave) {
        for (auto const& submission : wave) {
            auto const* account = std::get_if<OpenAccount>(&submission.command);
            if (account == nullptr) continue;
            auto const owner = access::find_login(connection_, county_.tenant(), account->login);
            if (owner) read_.logins.emplace(account->login, *owner);
        }
    }

    County& county_;
    store::Connection& connection_;
    World const& world_;
    Date today_;
    ReadSet read_;
    std::vector<FactId> facts_;
    std::vector<FactId> targets_;
    std::vector<SubjectId> subjects_;
    std::vector<SubjectId> people_;
    std::vector<Number> numbers_;  ///< of subjects of facts that are here
    std::vector<Number> keyed_;    ///< of whom the key is needed
    std::vector<Number> households_;
    std::vector<Number> persons_;  ///< whose links are needed
    std::vector<ledger::Row> found_facts_;
    std::vector<ledger::Subject> found_subjects_;
    std::vector<ledger::WrappedKey> keys_;
    std::vector<roster::HouseholdRow> places_;
    std::vector<roster::LinkRow> links_;
    std::unordered_set<SubjectId, UuidHash> sealing_;
};

}  // namespace

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

std::size_t wave_length(std::span<Submission const> submissions, fact::Catalogue const& catalogue) {
    std::unordered_set<FactId, UuidHash> facts;
    std::unordered_set<SubjectId, UuidHash> subjects;
    auto const waits = [&](Named const& named) {
        return std::ranges::any_of(named.facts, [&](FactId const& id) { return facts.contains(id); }) ||
               std::ranges::any_of(named.subjects, [&](SubjectId const& id) { return subjects.contains(id); }) ||
               std::ranges::any_of(named.people, [&](SubjectId const& id) { return subjects.contains(id); });
    };
    submissions = submissions.first(std::min(submissions.size(), wave_most));
    for (std::size_t length = 0; length < submissions.size(); ++length) {
        auto const& submission = submissions[length];
        if (length > 0 && waits(named_by(submission))) return length;
        if (turns_all(submission.command)) return length + 1;
        facts.insert(id_of(submission.command));
        if (auto const subject = changed_by(submission.command, catalogue)) subjects.insert(*subject);
    }
    return submissions.size();
}

std::size_t steady_length(std::span<Submission const> wave, ReadSet const& read, ledger::Words const& words) {
    std::unordered_set<FactId, UuidHash> earlier;
    for (std::size_t length = 0; length < wave.size(); ++length) {
        auto const& command = wave[length].command;
        if (auto const* withdrawn = std::get_if<WithdrawFact>(&command); withdrawn != nullptr && withdrawn->about) {
            auto const* row = read.fact(withdrawn->withdraws);
            bool const is_as_said = row == nullptr || (read.subject_ids.at(row->subject) == withdrawn->about->id &&
                                                       words.text(row->kind) == withdrawn->kind.value_or(""));
            if (!is_as_said) return std::max<std::size_t>(length, 1);
        }
        if (auto const target = target_of(command)) {
            auto const family = read.families.find(*target);
            bool const is_bound = family != read.families.end() &&
                                  std::ranges::any_of(family->second, [&](ledger::Version const& version) {
                                      return version.corrects && earlier.contains(*version.corrects);
                                  });
            if (is_bound) return length;
        }
        earlier.insert(id_of(command));
    }
    return wave.size();
}

ReadSet load(County& county, store::Connection& connection, World const& world, std::span<Submission const> wave,
             Date today) {
    return Loading(county, connection, world, today).run(wave);
}

}  // namespace chengxin::command
