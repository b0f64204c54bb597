#include "intake/directory.hpp"

#include <algorithm>

#include "fact/kind.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::intake {

namespace {

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string head_key(Number village, std::string const& head) { return std::to_string(village) + "/" + head; }

template <typename Map>
std::vector<typename Map::mapped_type> all_of(Map const& map, std::string const& key) {
    std::vector<typename Map::mapped_type> found;
    auto const [first, past] = map.equal_range(key);
    for (auto at = first; at != past; ++at) found.push_back(at->second);
    return found;
}

}  // namespace

std::string Entry::text(std::string_view field) const {
    auto const* value = answers.if_contains(field);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<SubjectId> Entry::named(std::string_view field) const {
    auto const uuid = parse_uuid(text(field));
    return uuid ? std::optional(SubjectId(*uuid)) : std::nullopt;
}

std::string short_name(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> endings[] = {
        {"村民委员会", "村"}, {"村委会", "村"}, {"居民委员会", ""}, {"居委会", ""}};
    for (auto const& [ending, instead] : endings) {
        if (!name.ends_with(ending) || name.size() == ending.size()) continue;
        name.remove_suffix(ending.size());
        return std::string(name) + std::string(instead);
    }
    return std::string(name);
}

Directory::Directory(command::County& county, store::Connection& connection, Date day)
    : county_(county),
      connection_(connection),
      day_(day),
      world_(county.world(connection)),
      unsealing_(county, connection) {
    auto const& divisions = world_->divisions;
    for (auto const number : divisions.subtree(divisions.county(), day)) {
        auto const* span = divisions.at(number, day);
        if (span->first <= day && day < span->past) by_short_name_.emplace(short_name(span->name), number);
    }
}

/// What holds of each on the day, opened.
std::vector<Entry> Directory::standing(std::string_view kind, std::vector<Number> const& numbers) {
    std::vector<ledger::Seq> seqs;
    auto const word = county_.words().find(kind);
    for (auto const& rows : roster::standing_of(connection_, county_.tenant(), word, numbers)) {
        for (auto const& row : rows) {
            if (row.first <= day_ && day_ < row.past) seqs.push_back(row.seq);
        }
    }
    auto const sealed = fact::sealed_fields(world_->method.catalogue, kind);
    std::unordered_map<Number, SubjectId> ids;
    for (auto const& subject : ledger::find_subject_numbers(connection_, county_.tenant(), numbers)) {
        ids.emplace(subject.number, subject.id);
    }
    std::vector<Entry> entries;
    entries.reserve(seqs.size());
    for (auto const& row : ledger::find_all_seqs(connection_, county_.tenant(), seqs)) {
        entries.push_back({row.subject, ids.at(row.subject), unsealing_.answers(row, sealed)});
    }
    return entries;
}

std::vector<Number> Directory::subjects_of(std::string_view kind) {
    std::vector<Number> numbers;
    auto const word = county_.words().find(kind);
    for (auto const& subject : ledger::all_subjects(connection_, county_.tenant())) {
        if (subject.kind == word) numbers.push_back(subject.number);
    }
    return numbers;
}

std::vector<Entry> Directory::divisions() {
    return standing(roster::Division::kind_name, subjects_of(roster::subject_kind::division));
}

std::vector<Entry> const& Directory::units() {
    if (!units_) units_ = standing(roster::Unit::kind_name, subjects_of(roster::subject_kind::unit));
    return *units_;
}

std::vector<Entry> const& Directory::people() {
    if (people_) return *people_;
    people_ = standing(roster::Person::kind_name, subjects_of(roster::subject_kind::person));
    for (auto const& entry : *people_) by_name_.emplace(entry.text("name"), &entry);
    return *people_;
}

std::vector<Entry> const& Directory::households() {
    if (households_) return *households_;
    households_ = standing(roster::Household::kind_name, subjects_of(roster::subject_kind::household));
    for (auto const& entry : *households_) {
        if (auto const village = village_of(entry)) by_head_.emplace(head_key(*village, entry.text("head")), &entry);
    }
    return *households_;
}

std::vector<Entry> Directory::members() {
    return standing(roster::Member::kind_name, subjects_of(roster::subject_kind::household));
}

std::vector<LinkName> Directory::links() const {
    std::vector<LinkName> names;
    for (auto const& pack : world_->method.packs) {
        auto const* files = pack.pack.if_contains("files");
        if (files == nullptr) continue;
        for (auto const& file : files->as_array()) {
            auto const* content = file.as_object().if_contains("file");
            auto const* name = content == nullptr ? nullptr : content->as_object().if_contains("link");
            if (name == nullptr || !name->is_string()) continue;
            auto const text = std::string(name->get_string());
            if (world_->method.link(text) != nullptr) names.push_back({text, world_->method.link_title(text)});
        }
    }
    return names;
}

std::vector<HeldLink> const& Directory::links_of(Number origin) {
    auto const [at, is_new] = links_.try_emplace(origin);
    if (!is_new) return at->second;
    auto const rows = roster::links_from(connection_, county_.tenant(), origin);
    std::vector<Number> targets;
    for (auto const& row : rows) targets.push_back(row.target);
    std::unordered_map<Number, SubjectId> ids;
    for (auto const& subject : ledger::find_subject_numbers(connection_, county_.tenant(), targets)) {
        ids.emplace(subject.number, subject.id);
    }
    for (auto const& row : rows) {
        at->second.push_back({county_.words().text(row.kind), ids.at(row.target), row.first, row.past});
    }
    return at->second;
}

std::vector<Number> Directory::divisions_named(std::string const& text, std::string const& township) const {
    auto const& divisions = world_->divisions;
    if (are_digits(text)) {
        auto const found = divisions.find_code(text, day_);
        return found ? std::vector{*found} : std::vector<Number>();
    }
    auto found = all_of(by_short_name_, short_name(text));
    std::erase_if(found, [&](Number division) {
        auto const lineage = divisions.lineage(division, day_);
        return !township.empty() && std::ranges::none_of(lineage, [&](Number wider) {
            auto const* span = divisions.at(wider, day_);
            return span->name == township || span->code == township;
        });
    });
    return found;
}

std::vector<Entry const*> Directory::households_of(Number village, std::string const& head) {
    households();
    return all_of(by_head_, head_key(village, head));
}

std::vector<Entry const*> Directory::people_named(std::string const& name) {
    people();
    return all_of(by_name_, name);
}

std::vector<Entry const*> Directory::units_named(std::string const& name) {
    std::vector<Entry const*> found;
    for (auto const& entry : units()) {
        if (entry.text("name") == name) found.push_back(&entry);
    }
    return found;
}

std::string Directory::name_of(Number division) const {
    auto const* span = world_->divisions.at(division, day_);
    return span == nullptr ? std::string() : span->name;
}

std::optional<Number> Directory::village_of(Entry const& household) const {
    auto const id = household.named("village");
    return id ? world_->divisions.number_of(*id) : std::nullopt;
}

}  // namespace chengxin::intake
