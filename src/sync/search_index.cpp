#include "sync/search_index.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "sync/search_store.hpp"

namespace chengxin::sync {

namespace {

constexpr std::int64_t subjects_a_page = 4000;
constexpr ledger::Seq facts_behind_max = 200'000;  // beyond that all is read anew
constexpr std::size_t subjects_changed_max = 2000;
constexpr std::int64_t facts_a_page = 10'000;

constexpr std::array<std::string_view, 5> kinds_listed{roster::Household::kind_name, roster::Member::kind_name,
                                                       roster::Person::kind_name, roster::Unit::kind_name,
                                                       roster::erasure_kind};

bool holds(std::string const& text, std::string const& word) {
    return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// Sealed values of a page of facts, opened one by one.
class Opened {
public:
    Opened(command::County& county, store::Connection& connection, command::SubjectRange const& range)
        : county_(county),
          connection_(connection),
          range_(range) {
        for (auto const& row : subject_keys(connection, county.tenant(), range)) {
            auto const key = county.key().unwrap(bytes_of(row.wrapped.bytes), row.id);
            if (!key) throw store::StoreFailure("对象的密钥打不开：数据库被改动过，或密钥文件不对。");
            seals_.emplace(row.subject, ledger::SubjectSeal(*key));
        }
    }

    std::vector<StandingFact> facts(std::string_view kind) {
        auto const number = county_.words().find(kind);
        values_.clear();
        for (auto& row : standing_sealed(connection_, county_.tenant(), number, range_)) {
            values_.emplace(std::pair{row.seq, row.field}, std::move(row.value.bytes));
        }
        return standing_facts(connection_, county_.tenant(), number, range_);
    }

    /// "" where it was not given, or was erased.
    std::string text(StandingFact const& fact, std::string_view field) const {
        auto const value = values_.find({fact.seq, county_.words().find(field)});
        auto const seal = seals_.find(fact.subject);
        if (value == values_.end() || seal == seals_.end()) return {};
        auto const opened = seal->second.open(fact.id, field, bytes_of(value->second));
        if (!opened) throw store::StoreFailure("加密的内容打不开：数据库被改动过，请运行 chengxin verify。");
        auto const parsed = json::parse(*opened).value();
        return parsed.is_string() ? std::string(parsed.get_string()) : std::string();
    }

private:
    command::County& county_;
    store::Connection& connection_;
    command::SubjectRange range_;
    std::map<Number, ledger::SubjectSeal> seals_;
    std::map<std::pair<ledger::Seq, Number>, std::string> values_;
};

std::string said(json::Object const& answers, std::string_view field) {
    auto const* value = answers.if_contains(field);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The subject that an answer names by its id; 0 if there is none.
Number named(store::Connection& connection, ledger::Tenant tenant, json::Object const& answers,
             std::string_view field) {
    auto const id = parse_uuid(said(answers, field));
    if (!id) return 0;
    auto const subject = ledger::find_subject(connection, tenant, ledger::SubjectId(*id));
    return subject ? subject->number : 0;
}

}  // namespace

Problem preparing() { return {Refusal::busy, "search.preparing", "", "正在准备检索，请过几秒再找。"}; }

SearchIndex::SearchIndex(command::County& county) : county_(county) { ledger::fill_random(key_); }

std::uint64_t SearchIndex::digest_of(std::string_view text) const {
    std::uint64_t short_digest = 0;
    auto const whole = ledger::keyed_digest(key_, {bytes_of(text)});
    std::memcpy(&short_digest, whole.data(), sizeof(short_digest));
    return short_digest;
}

SearchIndex::Entries SearchIndex::read(store::Connection& connection, command::SubjectRange const& range) const {
    Entries found;
    auto const tenant = county_.tenant();
    Opened opened(county_, connection, range);
    std::map<std::string, Number> units;  // a unit is named by many
    std::map<std::string, Number> villages;
    auto const place = [&](std::map<std::string, Number>& known, json::Object const& answers, char const* field) {
        auto const [at, is_new] = known.try_emplace(said(answers, field));
        if (is_new) at->second = named(connection, tenant, answers, field);
        return at->second;
    };
    auto const tail = [&](std::string const& phone) {
        auto const digits = tail_of(phone);
        return digits.empty() ? 0 : digest_of(digits);
    };
    for (auto const& fact : opened.facts(roster::Household::kind_name)) {
        auto const answers = json::parse(fact.answers).value().get_object();
        auto const address = folded(opened.text(fact, "address"));
        found[fact.subject] = {Listed::household,
                               place(villages, answers, "village"),
                               folded(opened.text(fact, "head")),
                               address + "\n" + folded(said(answers, "group")),
                               {},
                               tail(opened.text(fact, "phone")),
                               {}};
    }
    for (auto const& fact : opened.facts(roster::Member::kind_name)) {
        auto const entry = found.find(fact.subject);
        if (fact.past != far_future || entry == found.end()) continue;
        if (auto const name = folded(opened.text(fact, "name")); !name.empty()) entry->second.members += name + "\n";
        auto const number = folded(opened.text(fact, "id_number"));
        if (!number.empty()) entry->second.id_numbers.push_back(digest_of(number));
    }
    for (auto const& fact : opened.facts(roster::Person::kind_name)) {
        auto const answers = json::parse(fact.answers).value().get_object();
        found[fact.subject] = {Listed::person,
                               place(units, answers, "unit"),
                               folded(opened.text(fact, "name")),
                               {},
                               {},
                               tail(opened.text(fact, "phone")),
                               {}};
    }
    for (auto const& fact : opened.facts(roster::Unit::kind_name)) {
        auto const answers = json::parse(fact.answers).value().get_object();
        found[fact.subject] = {Listed::unit, 0, folded(said(answers, "name")), {}, {}, 0, {}};
    }
    return found;
}

SearchIndex::Entries SearchIndex::read_all(store::Connection& connection) const {
    Entries all;
    auto after = ledger::before_all;
    for (;;) {
        auto const page = ledger::subject_page(connection, county_.tenant(), after, subjects_a_page);
        if (page.empty()) return all;
        all.merge(read(connection, {after, page.back().number}));
        after = page.back().number;
    }
}

std::set<Number> SearchIndex::changed(store::Connection& connection, ledger::Seq after) const {
    std::set<Number> listed;
    for (auto const kind : kinds_listed) listed.insert(county_.words().find(kind));
    std::set<Number> subjects;
    for (;;) {
        auto const page = facts_since(connection, county_.tenant(), after, facts_a_page);
        for (auto const& fact : page) {
            if (listed.contains(fact.kind)) subjects.insert(fact.subject);
        }
        if (std::ssize(page) < facts_a_page) return subjects;
        after = page.back().seq;
    }
}

bool SearchIndex::catch_up(store::Connection& connection) {
    was_used_ = true;
    return follow(connection);
}

bool SearchIndex::follow(store::Connection& connection) {
    auto const head = ledger::load_head(connection, county_.tenant()).seq;
    std::unique_lock const reading(reading_, std::try_to_lock);
    std::shared_lock shared(mutex_);
    auto const before = seq_;
    shared.unlock();
    if (before >= head) return true;
    if (!reading.owns_lock()) return before >= 0;  // what is a moment old is better than to wait

    std::set<Number> subjects;
    bool is_whole = before < 0 || head - before > facts_behind_max;
    if (!is_whole) {
        subjects = changed(connection, before);
        is_whole = subjects.size() > subjects_changed_max;
    }
    Entries fresh;
    if (is_whole) {
        fresh = read_all(connection);
    } else {
        for (auto const subject : subjects) fresh.merge(read(connection, {subject - 1, subject}));
    }
    std::unique_lock const writing(mutex_);
    if (is_whole) {
        entries_ = std::move(fresh);
    } else {
        for (auto const subject : subjects) entries_.erase(subject);
        entries_.merge(fresh);
    }
    seq_ = head;
    return true;
}

std::optional<FoundBy> SearchIndex::match(Entry const& entry, std::string const& word) const {
    if (entry.name == word) return FoundBy::whole_name;
    if (holds(entry.name, word)) return FoundBy::name;
    if (holds(entry.members, word)) return FoundBy::member;
    if (holds(entry.address, word)) return FoundBy::address;
    return std::nullopt;
}

std::optional<FoundBy> SearchIndex::match(Entry const& entry, Sought const& sought) const {
    std::optional<FoundBy> best;
    for (std::size_t i = 0; i < sought.words.size(); ++i) {
        auto by = match(entry, sought.words[i]);
        if (!by && entry.kind == Listed::household && sought.places[i].contains(entry.place)) continue;
        if (!by) return std::nullopt;
        best = best ? std::min(*best, *by) : *by;
    }
    return best;
}

std::vector<Hit> SearchIndex::find(Listed kind, Sought const& sought) const {
    auto const& first = sought.words.front();
    auto const tail = is_tail(first) ? digest_of(tail_of(first)) : 0;
    auto const id_number = is_id_number(first) ? digest_of(first) : 0;
    bool const may_be_number = sought.words.size() == 1;
    std::vector<Hit> hits;
    std::shared_lock const shared(mutex_);
    for (auto const& [subject, entry] : entries_) {
        if (entry.kind != kind) continue;
        if (kind == Listed::household && !sought.within->contains(entry.place)) continue;
        auto by = match(entry, sought);
        if (!by && may_be_number) {
            bool const by_id = id_number != 0 && std::ranges::count(entry.id_numbers, id_number) > 0;
            if (by_id) by = FoundBy::id_number;
            if (!by_id && tail != 0 && entry.tail == tail) by = FoundBy::phone;
        }
        if (by) hits.push_back({subject, *by});
    }
    std::ranges::stable_sort(hits, {}, &Hit::by);
    return hits;
}

std::vector<Number> SearchIndex::listed(Listed kind) const {
    std::vector<Number> all;
    std::shared_lock const shared(mutex_);
    for (auto const& [subject, entry] : entries_) {
        if (entry.kind == kind) all.push_back(subject);
    }
    return all;
}

std::vector<Number> SearchIndex::people_of(Number unit) const {
    std::vector<Number> people;
    std::shared_lock const shared(mutex_);
    for (auto const& [subject, entry] : entries_) {
        if (entry.kind == Listed::person && entry.place == unit) people.push_back(subject);
    }
    return people;
}

void SearchIndex::tend(store::Connection& connection, Instant now) {
    if (was_used_.exchange(false)) used_ms_ = to_ms(now);
    if (is_empty()) return;
    if (to_ms(now) - used_ms_ > std::chrono::milliseconds(idle).count()) {
        std::unique_lock const reading(reading_, std::try_to_lock);
        if (!reading.owns_lock()) return;  // it is being searched after all
        std::unique_lock const writing(mutex_);
        entries_ = {};
        seq_ = -1;
        return;
    }
    county_.world(connection);  // words that another process gave numbers to
    follow(connection);
}

bool SearchIndex::is_empty() const {
    std::shared_lock const shared(mutex_);
    return seq_ < 0;
}

std::size_t SearchIndex::size_bytes() const {
    constexpr std::size_t node_bytes = 48;
    std::size_t sum = 0;
    auto const heap = [](std::string const& text) { return text.capacity() > 15 ? text.capacity() + 1 : 0; };
    std::shared_lock const shared(mutex_);
    for (auto const& [subject, entry] : entries_) {
        sum += node_bytes + sizeof(Entry) + heap(entry.name) + heap(entry.address) + heap(entry.members);
        sum += entry.id_numbers.capacity() * sizeof(std::uint64_t);
    }
    return sum;
}

}  // namespace chengxin::sync
