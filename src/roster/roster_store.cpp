#include "roster/roster_store.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace chengxin::roster {

namespace {

struct YearRow {
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(YearRow, (), (year))

std::vector<ledger::Row> all_counting(store::Connection& connection, Tenant tenant, Number kind, Number subject) {
    std::vector<ledger::Row> rows;
    for (auto const year : years(connection, tenant)) {
        auto const more = ledger::counting_rows(connection, tenant, subject, kind, first_of_year(int(year)),
                                                first_of_year(int(year) + 1));
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

std::string key_of(std::string const& answers, std::string_view key_name) {
    if (key_name.empty()) return {};
    auto const value = json::parse(answers).value();
    auto const* found = value.get_object().if_contains(key_name);
    return found == nullptr ? std::string() : json::canonical(*found);
}

/// A correction has an id of its own; what ends a link names the fact that first began it.
ledger::FactId first_version(store::Connection& connection, Tenant tenant, ledger::Row const& row) {
    auto id = row.id;
    auto corrects = row.corrects;
    while (corrects) {
        id = *corrects;
        auto const earlier = ledger::find(connection, tenant, id);
        corrects = earlier ? earlier->corrects : std::nullopt;
    }
    return id;
}

/// The head of a household is sealed, so the struct of its answers does not fit: the village is read alone.
SubjectId named_village(json::Object const& answers) {
    return SubjectId(parse_uuid(std::string_view(answers.at("village").get_string())).value());
}

template <typename Answers>
Answers read_answers(std::string const& text) {
    return json::read_object<Answers>(json::parse(text).value()).value();
}

}  // namespace

std::vector<std::int64_t> years(store::Connection& connection, Tenant tenant) {
    std::vector<std::int64_t> found;
    for (auto const& row :
         connection.rows<YearRow>("select year from fact_year where tenant = $1 order by year", tenant)) {
        found.push_back(row.year);
    }
    return found;
}

Statement statement_of(ledger::Row const& row, std::string_view key_name) {
    return {key_of(row.answers, key_name), row.day, row.id, row.seq, row.action == ledger::Action::end};
}

std::vector<std::vector<StandingRow>> standing_of(store::Connection& connection, Tenant tenant, Number kind,
                                                  std::vector<Number> const& subjects) {
    return connection.rows_each<StandingRow>(
        "select subject, key, first, past, seq from standing where tenant = $1 and kind = $2 and subject = $3"
        " order by key, first",
        subjects, tenant, kind);
}

std::vector<StandingRow> standing_of(store::Connection& connection, Tenant tenant, Number kind, Number subject) {
    return connection.rows<StandingRow>(
        "select subject, key, first, past, seq from standing where tenant = $1 and kind = $2 and subject = $3"
        " order by key, first",
        tenant, kind, subject);
}

std::vector<Number> settle_standing(store::Connection& connection, Tenant tenant, Number kind,
                                    std::vector<Number> const& subjects, std::string_view key_name) {
    std::vector<std::vector<Statement>> said(subjects.size());
    for (auto const year : years(connection, tenant)) {
        std::vector<ledger::Period> periods;
        periods.reserve(subjects.size());
        for (auto const subject : subjects) {
            periods.push_back({year, subject, kind, first_of_year(int(year)), first_of_year(int(year) + 1)});
        }
        auto const found = ledger::counting_rows(connection, tenant, periods);
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (auto const& row : found[i]) said[i].push_back(statement_of(row, key_name));
        }
    }
    auto const before = standing_of(connection, tenant, kind, subjects);
    std::vector<Number> changed;
    std::vector<StandingRow> rows;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        std::vector<StandingRow> after;
        for (auto const& span : spans_of(std::move(said[i]))) {
            after.push_back({subjects[i], span.key, span.first, span.past, span.seq});
        }
        if (after == before[i]) continue;
        changed.push_back(subjects[i]);
        std::ranges::move(after, std::back_inserter(rows));
    }
    connection.run_each("delete from standing where tenant = $1 and kind = $2 and subject = $3", changed, tenant, kind);
    connection.run_each(
        "insert into standing (tenant, kind, subject, key, first, past, seq) values ($1, $2, $3, $4, $5, $6, $7)", rows,
        tenant, kind);
    return changed;
}

std::optional<Number> village_of(store::Connection& connection, Tenant tenant, json::Object const& answers) {
    auto const village = ledger::find_subject(connection, tenant, named_village(answers));
    return village ? std::optional(village->number) : std::nullopt;
}

void extend(std::vector<HouseholdRow>& rows, HouseholdRow const& row) {
    bool const goes_on = !rows.empty() && rows.back().village == row.village && rows.back().past == row.first;
    if (goes_on) {
        rows.back().past = row.past;
    } else {
        rows.push_back(row);
    }
}

namespace {

struct AnswersAt {
    Seq seq;
    std::string answers;
};
BOOST_DESCRIBE_STRUCT(AnswersAt, (), (seq, answers))

/// The village that a household's fact names, by the fact's seq; those that are not registered are left out.
std::map<Seq, Number> villages_of(store::Connection& connection, Tenant tenant, std::vector<Seq> const& seqs) {
    std::map<Seq, SubjectId> named;
    connection.visit_each<AnswersAt>(
        "select seq, answers from fact where tenant = $1 and seq = $2", seqs,
        [&](std::size_t, AnswersAt&& row) {
            named.emplace(row.seq, named_village(json::parse(row.answers).value().get_object()));
        },
        tenant);
    std::set<SubjectId> ids;
    for (auto const& [seq, id] : named) ids.insert(id);
    std::map<SubjectId, Number> numbers;
    for (auto const& subject : ledger::find_subjects(connection, tenant, std::vector(ids.begin(), ids.end()))) {
        numbers.emplace(subject.id, subject.number);
    }
    std::map<Seq, Number> villages;
    for (auto const& [seq, id] : named) {
        if (auto const found = numbers.find(id); found != numbers.end()) villages.emplace(seq, found->second);
    }
    return villages;
}

}  // namespace

Number village_on(std::vector<HouseholdRow> const& rows, Date day) {
    if (rows.empty()) return 0;
    for (auto const& row : rows) {
        if (row.first <= day && day < row.past) return row.village;
    }
    return day < rows.front().first ? rows.front().village : rows.back().village;
}

std::vector<std::vector<HouseholdRow>> household_rows(store::Connection& connection, Tenant tenant,
                                                      std::vector<Number> const& subjects) {
    return connection.rows_each<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and subject = $2 order by first",
        subjects, tenant);
}

void ask_household_rows(store::Connection& connection, Tenant tenant, std::vector<Number> const& subjects,
                        std::vector<HouseholdRow>& into) {
    connection.ask_each(
        "select village, subject, first, past from household where tenant = $1 and subject = $2 order by first",
        subjects, into, tenant);
}

std::vector<HouseholdRow> household_rows(store::Connection& connection, Tenant tenant, Number subject) {
    return connection.rows<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and subject = $2 order by first", tenant,
        subject);
}

std::vector<Moved> settle_households(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                     std::vector<Number> const& subjects) {
    auto const before = household_rows(connection, tenant, subjects);
    auto const standing = standing_of(connection, tenant, words.find(Household::kind_name), subjects);
    std::vector<Seq> seqs;
    for (auto const& spans : standing) {
        for (auto const& span : spans) seqs.push_back(span.seq);
    }
    auto const villages = villages_of(connection, tenant, seqs);
    std::vector<Moved> moved;
    std::vector<Number> numbers;
    std::vector<HouseholdRow> rows;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        std::vector<HouseholdRow> after;
        for (auto const& span : standing[i]) {
            auto const village = villages.find(span.seq);
            if (village != villages.end()) extend(after, {village->second, subjects[i], span.first, span.past});
        }
        if (after == before[i]) continue;
        numbers.push_back(subjects[i]);
        rows.insert(rows.end(), after.begin(), after.end());
        moved.push_back({subjects[i], std::move(after)});
    }
    connection.run_each("delete from household where tenant = $1 and subject = $2", numbers, tenant);
    connection.run_each("insert into household (tenant, village, subject, first, past) values ($1, $2, $3, $4, $5)",
                        rows, tenant);
    return moved;
}

std::vector<std::vector<HouseholdRow>> first_households_in(store::Connection& connection, Tenant tenant,
                                                           std::vector<Number> const& villages) {
    return connection.rows_each<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and village = $2"
        " order by subject, first limit 1",
        villages, tenant);
}

std::vector<HouseholdRow> households_in(store::Connection& connection, Tenant tenant, Number village, Date day) {
    return connection.rows<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and village = $2 and first <= $3"
        " and $3 < past order by subject",
        tenant, village, day);
}

std::vector<LinkRow> links_from_rows(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                     std::vector<ledger::Row> const& facts) {
    auto const link_kind = words.find(Link::kind_name);
    auto const end_kind = words.find(LinkEnd::kind_name);
    std::map<Uuid, Date> ends;
    for (auto const& row : facts) {
        if (row.kind != end_kind || row.state != ledger::State::counts) continue;
        auto const begun = read_answers<LinkEnd>(row.answers).begun;
        auto const [at, is_new] = ends.emplace(begun, row.day);
        at->second = std::min(at->second, row.day);
    }
    std::vector<LinkRow> rows;
    for (auto const& row : facts) {
        if (row.kind != link_kind || row.state != ledger::State::counts) continue;
        auto const answers = read_answers<Link>(row.answers);
        auto const target = ledger::find_subject(connection, tenant, SubjectId(answers.to));
        auto const begun = first_version(connection, tenant, row);
        auto const ended = ends.find(begun);
        Date const past = ended == ends.end() ? far_future : ended->second;
        if (target && row.day < past) {
            rows.push_back({row.subject, words.find(answers.link), row.day, begun, target->number, past, row.seq});
        }
    }
    std::ranges::sort(rows, {}, [](LinkRow const& row) { return std::tuple(row.kind, row.first, row.id); });
    return rows;
}

std::vector<LinkRow> derive_links(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                  Number origin) {
    auto facts = all_counting(connection, tenant, words.find(Link::kind_name), origin);
    std::ranges::copy(all_counting(connection, tenant, words.find(LinkEnd::kind_name), origin),
                      std::back_inserter(facts));
    return links_from_rows(connection, tenant, words, facts);
}

void ask_links_from(store::Connection& connection, Tenant tenant, std::vector<Number> const& origins,
                    std::vector<LinkRow>& into) {
    connection.ask_each(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and origin = $2"
        " order by kind, first, id",
        origins, into, tenant);
}

std::vector<LinkRow> links_from(store::Connection& connection, Tenant tenant, Number origin) {
    return connection.rows<LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and origin = $2"
        " order by kind, first, id",
        tenant, origin);
}

std::vector<std::vector<LinkRow>> links_leading_to(store::Connection& connection, Tenant tenant,
                                                   std::vector<Number> const& targets) {
    return connection.rows_each<LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and target = $2"
        " order by kind, first, id limit 1",
        targets, tenant);
}

std::vector<LinkRow> links_to(store::Connection& connection, Tenant tenant, Number target, Number kind, Date day) {
    constexpr std::int64_t holders_max = 1000;
    return connection.rows<LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and target = $2 and kind = $3"
        " and first <= $4 and past > $4 order by origin, first, id limit $5",
        tenant, target, kind, day, holders_max);
}

namespace {

/// The words of links must have their numbers before rows can name them.
void name_links(store::Connection& connection, Tenant tenant, ledger::Words& words, Number origin) {
    for (auto const& row : all_counting(connection, tenant, words.find(Link::kind_name), origin)) {
        words.number(connection, read_answers<Link>(row.answers).link);
    }
}

}  // namespace

void settle_links(store::Connection& connection, Tenant tenant, ledger::Words& words, Number origin) {
    name_links(connection, tenant, words, origin);
    auto const after = derive_links(connection, tenant, words, origin);
    if (after == links_from(connection, tenant, origin)) return;
    connection.run("delete from link where tenant = $1 and origin = $2", tenant, origin);
    connection.run_each(
        "insert into link (tenant, origin, kind, first, id, target, past, seq) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        after, tenant);
}

}  // namespace chengxin::roster
