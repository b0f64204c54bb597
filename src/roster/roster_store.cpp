#include "roster/roster_store.hpp"

#include <algorithm>
#include <map>

namespace chengxin::roster {

namespace {

struct YearRow {
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(YearRow, (), (year))

struct AnswersRow {
    std::string answers;
};
BOOST_DESCRIBE_STRUCT(AnswersRow, (), (answers))

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

template <typename Answers>
Answers read_answers(std::string const& text) {
    return json::read_object<Answers>(json::parse(text).value()).value();
}

}  // namespace

std::vector<std::int64_t> years(store::Connection& connection, Tenant tenant) {
    std::vector<std::int64_t> found;
    for (auto const& row : connection.rows<YearRow>("select year from fact_year where tenant = $1 order by year", tenant)) {
        found.push_back(row.year);
    }
    return found;
}

std::vector<Statement> statements(store::Connection& connection, Tenant tenant, Number kind, Number subject,
                                  std::string_view key_name) {
    std::vector<Statement> found;
    for (auto const& row : all_counting(connection, tenant, kind, subject)) {
        found.push_back({key_of(row.answers, key_name), row.day, row.id, row.seq, row.action == ledger::Action::end});
    }
    return found;
}

std::vector<StandingRow> standing_of(store::Connection& connection, Tenant tenant, Number kind, Number subject) {
    return connection.rows<StandingRow>(
        "select subject, key, first, past, seq from standing where tenant = $1 and kind = $2 and subject = $3"
        " order by key, first",
        tenant, kind, subject);
}

bool settle_standing(store::Connection& connection, Tenant tenant, Number kind, Number subject,
                     std::string_view key_name) {
    std::vector<StandingRow> after;
    for (auto const& span : spans_of(statements(connection, tenant, kind, subject, key_name))) {
        after.push_back({subject, span.key, span.first, span.past, span.seq});
    }
    if (after == standing_of(connection, tenant, kind, subject)) return false;
    connection.run("delete from standing where tenant = $1 and kind = $2 and subject = $3", tenant, kind, subject);
    connection.run_each(
        "insert into standing (tenant, kind, subject, key, first, past, seq) values ($1, $2, $3, $4, $5, $6, $7)", after,
        tenant, kind);
    return true;
}

std::vector<HouseholdRow> derive_household(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                           Number subject) {
    std::vector<HouseholdRow> rows;
    for (auto const& span : standing_of(connection, tenant, words.find(Household::kind_name), subject)) {
        auto const answers = connection.row<AnswersRow>("select answers from fact where tenant = $1 and seq = $2",
                                                        tenant, span.seq);
        // The head is sealed here, so the struct of the answers does not fit: the village alone is read.
        auto const value = json::parse(answers->answers).value();
        auto const village_id = parse_uuid(std::string_view(value.at("village").get_string())).value();
        auto const village = ledger::find_subject(connection, tenant, SubjectId(village_id));
        if (!village) continue;
        bool const goes_on = !rows.empty() && rows.back().village == village->number && rows.back().past == span.first;
        if (goes_on) {
            rows.back().past = span.past;
        } else {
            rows.push_back({village->number, subject, span.first, span.past});
        }
    }
    return rows;
}

std::vector<HouseholdRow> household_rows(store::Connection& connection, Tenant tenant, Number subject) {
    return connection.rows<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and subject = $2 order by first", tenant,
        subject);
}

Moved settle_household(store::Connection& connection, Tenant tenant, ledger::Words const& words, Number subject) {
    Moved moved{household_rows(connection, tenant, subject), derive_household(connection, tenant, words, subject)};
    if (!moved.changed()) return moved;
    connection.run("delete from household where tenant = $1 and subject = $2", tenant, subject);
    connection.run_each("insert into household (tenant, village, subject, first, past) values ($1, $2, $3, $4, $5)",
                        moved.after, tenant);
    return moved;
}

std::vector<HouseholdRow> households_in(store::Connection& connection, Tenant tenant, Number village, Date day) {
    return connection.rows<HouseholdRow>(
        "select village, subject, first, past from household where tenant = $1 and village = $2 and first <= $3"
        " and $3 < past order by subject",
        tenant, village, day);
}

std::vector<LinkRow> derive_links(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                  Number origin) {
    std::map<Uuid, Date> ends;
    for (auto const& row : all_counting(connection, tenant, words.find(LinkEnd::kind_name), origin)) {
        auto const begun = read_answers<LinkEnd>(row.answers).begun;
        auto const [at, is_new] = ends.emplace(begun, row.day);
        at->second = std::min(at->second, row.day);
    }
    std::vector<LinkRow> rows;
    for (auto const& row : all_counting(connection, tenant, words.find(Link::kind_name), origin)) {
        auto const answers = read_answers<Link>(row.answers);
        auto const target = ledger::find_subject(connection, tenant, SubjectId(answers.to));
        // A correction has an id of its own; what ends the link names the fact that first began it.
        auto const begun = row.corrects ? *row.corrects : row.id;
        auto const ended = ends.find(begun);
        Date const past = ended == ends.end() ? far_future : ended->second;
        if (target && row.day < past) {
            rows.push_back({origin, words.find(answers.link), row.day, begun, target->number, past, row.seq});
        }
    }
    std::ranges::sort(rows, {}, [](LinkRow const& row) { return std::tuple(row.kind, row.first, row.id); });
    return rows;
}

std::vector<LinkRow> links_from(store::Connection& connection, Tenant tenant, Number origin) {
    return connection.rows<LinkRow>(
        "select origin, kind, first, id, target, past, seq from link where tenant = $1 and origin = $2"
        " order by kind, first, id",
        tenant, origin);
}

void settle_links(store::Connection& connection, Tenant tenant, ledger::Words& words, Number origin) {
    auto const after = derive_links(connection, tenant, words, origin);
    if (after == links_from(connection, tenant, origin)) return;
    connection.run("delete from link where tenant = $1 and origin = $2", tenant, origin);
    connection.run_each(
        "insert into link (tenant, origin, kind, first, id, target, past, seq) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        after, tenant);
}

}  // namespace chengxin::roster
