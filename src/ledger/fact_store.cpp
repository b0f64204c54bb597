#include "ledger/fact_store.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace chengxin::ledger {

namespace {

struct Correction {
    FactId target;
    Seq seq;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (target, seq))

[[noreturn]] void throw_no_county(Tenant tenant) {
    throw store::StoreFailure("数据库里没有编号为 " + std::to_string(tenant) + " 的县。");
}

/// One after another, the empty answers left out.
template <typename Row>
std::vector<Row> joined(std::vector<std::vector<Row>>&& found) {
    std::vector<Row> all;
    for (auto& rows : found) std::ranges::move(rows, std::back_inserter(all));
    return all;
}

struct YearOf {
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(YearOf, (), (year))

}  // namespace

Head load_head(store::Connection& connection, Tenant tenant) {
    auto const head =
        connection.row<Head>("select seq, link, recorded_at, roster_seq from tenant_head where tenant = $1", tenant);
    if (!head) throw_no_county(tenant);
    return *head;
}

Head lock_head(store::Connection& connection, Tenant tenant) {
    // An update of nothing: the row is ours until the end, on every engine.
    auto const head = connection.row<Head>(
        "update tenant_head set seq = seq where tenant = $1 returning seq, link, recorded_at, roster_seq", tenant);
    if (!head) throw_no_county(tenant);
    return *head;
}

void save_head(store::Connection& connection, Tenant tenant, Head const& head) {
    connection.run("update tenant_head set seq = $2, link = $3, recorded_at = $4, roster_seq = $5 where tenant = $1",
                   tenant, head.seq, head.link, head.recorded_at, head.roster_seq);
}

void append(store::Connection& connection, Tenant tenant, std::vector<Row> const& rows,
            std::vector<Sealed> const& sealed) {
    connection.run_each(
        "insert into fact (tenant, seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack,"
        " answers, leaf, link, state, year, place, confirmed)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        rows, tenant);
    connection.run_each("insert into sealed (tenant, seq, field, value) values ($1, $2, $3, $4)", sealed, tenant);
    std::vector<Correction> corrections;
    for (auto const& row : rows) {
        if (row.corrects) corrections.push_back({*row.corrects, row.seq});
    }
    std::set<std::int64_t> years;
    for (auto const& row : rows) years.insert(row.year);
    connection.run_each("insert into fact_year (tenant, year) values ($1, $2) on conflict (tenant, year) do nothing",
                        std::vector(years.begin(), years.end()), tenant);
    connection.run_each("insert into correction (tenant, target, seq) values ($1, $2, $3)", corrections, tenant);
}

void add_subjects(store::Connection& connection, Tenant tenant, std::vector<Subject> const& subjects,
                  std::vector<WrappedKey> const& keys) {
    connection.run_each("insert into subject (tenant, number, id, kind) values ($1, $2, $3, $4)", subjects, tenant);
    connection.run_each("insert into subject_key (tenant, subject, wrapped) values ($1, $2, $3)", keys, tenant);
}

void ask_all(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids, std::vector<Row>& into) {
    connection.ask_each(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and id = $2",
        ids, into, tenant);
}

std::vector<Row> find_all(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids) {
    std::vector<Row> found;
    ask_all(connection, tenant, ids, found);
    connection.answer();
    return found;
}

std::vector<Row> find_all_seqs(store::Connection& connection, Tenant tenant, std::vector<Seq> const& seqs) {
    return joined(connection.rows_each<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and seq = $2",
        seqs, tenant));
}

void ask_subjects(store::Connection& connection, Tenant tenant, std::vector<SubjectId> const& ids,
                  std::vector<Subject>& into) {
    connection.ask_each("select number, id, kind from subject where tenant = $1 and id = $2", ids, into, tenant);
}

std::vector<Subject> find_subjects(store::Connection& connection, Tenant tenant, std::vector<SubjectId> const& ids) {
    std::vector<Subject> found;
    ask_subjects(connection, tenant, ids, found);
    connection.answer();
    return found;
}

std::vector<Subject> find_subject_numbers(store::Connection& connection, Tenant tenant,
                                          std::vector<Number> const& numbers) {
    return joined(connection.rows_each<Subject>(
        "select number, id, kind from subject where tenant = $1 and number = $2", numbers, tenant));
}

void ask_keys(store::Connection& connection, Tenant tenant, std::vector<Number> const& subjects,
              std::vector<WrappedKey>& into) {
    connection.ask_each("select subject, wrapped from subject_key where tenant = $1 and subject = $2", subjects, into,
                        tenant);
}

std::optional<Row> find(store::Connection& connection, Tenant tenant, FactId const& id) {
    return connection.row<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and id = $2",
        tenant, id);
}

std::optional<Row> find_seq(store::Connection& connection, Tenant tenant, Seq seq) {
    return connection.row<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and seq = $2",
        tenant, seq);
}

Seq seq_at(store::Connection& connection, Tenant tenant, Instant moment) {
    Seq first = 0;
    Seq past = load_head(connection, tenant).seq + 1;
    while (past - first > 1) {  // instants never go back along the chain
        auto const middle = first + (past - first) / 2;
        auto const row = find_seq(connection, tenant, middle);
        CHECK(row.has_value());
        (row->recorded_at <= moment ? first : past) = middle;
    }
    return first;
}

std::optional<Subject> find_subject(store::Connection& connection, Tenant tenant, SubjectId const& id) {
    return connection.row<Subject>("select number, id, kind from subject where tenant = $1 and id = $2", tenant, id);
}

std::optional<Subject> find_subject_number(store::Connection& connection, Tenant tenant, Number number) {
    return connection.row<Subject>("select number, id, kind from subject where tenant = $1 and number = $2", tenant,
                                   number);
}

std::optional<store::Blob> find_key(store::Connection& connection, Tenant tenant, Number subject) {
    auto const key = connection.row<WrappedKey>(
        "select subject, wrapped from subject_key where tenant = $1 and subject = $2", tenant, subject);
    if (!key) return std::nullopt;
    return key->wrapped;
}

std::optional<store::Blob> find_sealed(store::Connection& connection, Tenant tenant, Seq seq, Number field) {
    auto const sealed = connection.row<Sealed>(
        "select seq, field, value from sealed where tenant = $1 and seq = $2 and field = $3", tenant, seq, field);
    if (!sealed) return std::nullopt;
    return sealed->value;
}

std::vector<std::vector<Row>> counting_rows(store::Connection& connection, Tenant tenant,
                                            std::vector<Period> const& periods) {
    return connection.rows_each<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and year = $2 and subject = $3 and kind = $4"
        " and day >= $5 and day < $6 and state = 0 order by day, seq",
        periods, tenant);
}

std::vector<Row> counting_rows(store::Connection& connection, Tenant tenant, Number subject, Number kind, Date first,
                               Date past) {
    std::vector<Row> rows;
    if (past <= first) return rows;
    // Year leads the index, so that this year's pages stay together; a span seldom touches more than one.
    for (int year = year_of(first); year <= year_of(past - std::chrono::days{1}); ++year) {
        auto const more = connection.rows<Row>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link, state, year, place, confirmed from fact"
            " where tenant = $1 and year = $2 and subject = $3 and kind = $4"
            " and day >= $5 and day < $6 and state = 0 order by day, seq",
            tenant, year, subject, kind, first, past);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

// A year at a time: asked for all years at once, an engine that knows nothing of how many there are walks the whole
// ledger instead of the index.
std::vector<Row> all_rows_about(store::Connection& connection, Tenant tenant, Number subject) {
    std::vector<Row> rows;
    for (auto const& [year] : connection.rows<YearOf>(
             "select year from fact_year where tenant = $1 order by year desc limit 10000", tenant)) {
        auto more = connection.rows<Row>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link, state, year, place, confirmed from fact"
            " where tenant = $1 and year = $2 and subject = $3"
            " order by kind, day, seq",
            tenant, year, subject);
        std::ranges::move(more, std::back_inserter(rows));
    }
    std::ranges::sort(rows, {}, &Row::seq);
    return rows;
}

std::vector<std::vector<Row>> all_rows_about(store::Connection& connection, Tenant tenant,
                                             std::vector<Number> const& subjects) {
    std::vector<std::vector<Row>> found(subjects.size());
    for (auto const& [year] : connection.rows<YearOf>(
             "select year from fact_year where tenant = $1 order by year desc limit 10000", tenant)) {
        connection.visit_each<Row>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link, state, year, place, confirmed from fact where tenant = $1 and year = $2 and subject = $3"
            " order by kind, day, seq",
            subjects, [&](std::size_t place, Row&& row) { found[place].push_back(std::move(row)); }, tenant, year);
    }
    for (auto& rows : found) std::ranges::sort(rows, {}, &Row::seq);
    return found;
}

std::vector<Row> rows_about(store::Connection& connection, Tenant tenant, Number subject, std::int64_t limit) {
    auto rows = all_rows_about(connection, tenant, subject);
    std::ranges::sort(rows, std::greater{}, [](Row const& row) { return std::pair(row.day, row.seq); });
    if (std::ssize(rows) > limit) rows.resize(static_cast<std::size_t>(limit));
    return rows;
}

std::vector<Subject> all_subjects(store::Connection& connection, Tenant tenant) {
    return connection.rows<Subject>("select number, id, kind from subject where tenant = $1 order by number", tenant);
}

std::vector<Row> rows_at(store::Connection& connection, Tenant tenant, Number place, Number kind, DateRange days,
                         PageStart before, std::int64_t limit) {
    return connection.rows<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and place = $2 and kind = $3 and day >= $4 and day < $5"
        " and (day, seq) < ($6, $7) and state = 0 order by day desc, seq desc limit $8",
        tenant, place, kind, days.first, days.past, before.day, before.seq, limit);
}

void each_at(store::Connection& connection, Tenant tenant, Number place, Number kind, DateRange days,
             std::function<void(Row const&)> const& take) {
    connection.visit<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and place = $2 and kind = $3 and day >= $4 and day < $5"
        " and state = 0 order by day, seq",
        [&](Row&& row) { take(row); }, tenant, place, kind, days.first, days.past);
}

std::vector<FactId> corrected_among(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids) {
    std::vector<FactId> corrected;
    for (auto const& row : joined(connection.rows_each<Correction>(
             "select target, seq from correction where tenant = $1 and target = $2 order by seq", ids, tenant))) {
        if (corrected.empty() || corrected.back() != row.target) corrected.push_back(row.target);
    }
    return corrected;
}

namespace {

/// Facts by id, and who is bound to whom, as they are found.
struct Bonds {
    std::map<FactId, Row> facts;
    std::map<FactId, std::set<FactId>> neighbours;

    void add(Row row) {
        if (row.corrects) bind(row.id, *row.corrects);
        neighbours[row.id];
        facts.emplace(row.id, std::move(row));
    }
    void bind(FactId const& one, FactId const& other) {
        neighbours[one].insert(other);
        neighbours[other].insert(one);
    }
};

/// Follows corrections both ways until nothing new is found.
Bonds bonds_of(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids) {
    Bonds bonds;
    std::set<FactId> seen(ids.begin(), ids.end());
    std::vector<FactId> asked(seen.begin(), seen.end());
    while (!asked.empty()) {
        std::vector<Seq> seqs;
        for (auto const& row : joined(connection.rows_each<Correction>(
                 "select target, seq from correction where tenant = $1 and target = $2 order by seq", asked, tenant))) {
            seqs.push_back(row.seq);
        }
        auto found = find_all(connection, tenant, asked);
        std::ranges::move(find_all_seqs(connection, tenant, seqs), std::back_inserter(found));
        std::vector<FactId> next;
        for (auto& row : found) {
            if (seen.insert(row.id).second) next.push_back(row.id);
            if (row.corrects && seen.insert(*row.corrects).second) next.push_back(*row.corrects);
            bonds.add(std::move(row));
        }
        asked = std::move(next);
    }
    return bonds;
}

}  // namespace

std::vector<Family> families_of(store::Connection& connection, Tenant tenant, std::vector<FactId> const& ids) {
    auto bonds = bonds_of(connection, tenant, ids);
    std::vector<Family> families;
    std::set<FactId> placed;
    for (auto const& id : ids) {
        Family family;
        std::vector<FactId> to_visit{id};
        while (!to_visit.empty()) {
            auto const at = to_visit.back();
            to_visit.pop_back();
            if (!placed.insert(at).second) continue;
            if (auto const fact = bonds.facts.find(at); fact != bonds.facts.end()) family.push_back(fact->second);
            auto const& neighbours = bonds.neighbours[at];
            to_visit.insert(to_visit.end(), neighbours.begin(), neighbours.end());
        }
        if (family.empty()) continue;
        std::ranges::sort(family, {}, &Row::seq);
        families.push_back(std::move(family));
    }
    return families;
}

void set_states(store::Connection& connection, Tenant tenant, std::vector<NewState> const& states) {
    connection.run_each("update fact set state = $3 where tenant = $1 and seq = $2", states, tenant);
}

void set_places(store::Connection& connection, Tenant tenant, std::vector<NewPlace> const& places) {
    connection.run_each("update fact set place = $3 where tenant = $1 and seq = $2", places, tenant);
}

void set_confirmed(store::Connection& connection, Tenant tenant, std::vector<NewConfirmation> const& confirmations) {
    connection.run_each("update fact set confirmed = $3 where tenant = $1 and seq = $2", confirmations, tenant);
}

void erase_sealed(store::Connection& connection, Tenant tenant, Number subject) {
    std::vector<Seq> seqs;
    for (auto const& row : all_rows_about(connection, tenant, subject)) seqs.push_back(row.seq);
    connection.run_each("delete from sealed where tenant = $1 and seq = $2", seqs, tenant);
    connection.run("delete from subject_key where tenant = $1 and subject = $2", tenant, subject);
}

Version version_of(Row const& row) {
    return {row.seq, row.id, row.kind, row.subject, row.day, row.author, row.recorder, row.action, row.corrects};
}

}  // namespace chengxin::ledger
