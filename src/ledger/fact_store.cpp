#include "ledger/fact_store.hpp"

#include <algorithm>
#include <set>

namespace chengxin::ledger {

namespace {

struct Count {
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(Count, (), (count))

struct Correction {
    FactId target;
    Seq seq;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (target, seq))

struct YearOf {
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(YearOf, (), (year))

struct CorrectionSeq {
    Seq seq;
};
BOOST_DESCRIBE_STRUCT(CorrectionSeq, (), (seq))

}  // namespace

Head load_head(store::Connection& connection, Tenant tenant) {
    auto const head =
        connection.row<Head>("select seq, link, recorded_at, roster_seq from tenant_head where tenant = $1", tenant);
    if (!head) throw store::StoreFailure("数据库里没有编号为 " + std::to_string(tenant) + " 的县。");
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
        " answers, leaf, link, state, year, place)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        rows, tenant);
    connection.run_each("insert into sealed (tenant, seq, field, value) values ($1, $2, $3, $4)", sealed, tenant);
    std::vector<Correction> corrections;
    for (auto const& row : rows) {
        if (row.corrects) corrections.push_back({*row.corrects, row.seq});
    }
    std::set<std::int64_t> years;
    for (auto const& row : rows) years.insert(row.year);
    for (auto const year : years) {
        connection.run("insert into fact_year (tenant, year) values ($1, $2) on conflict (tenant, year) do nothing",
                       tenant, year);
    }
    connection.run_each("insert into correction (tenant, target, seq) values ($1, $2, $3)", corrections, tenant);
}

void add_subjects(store::Connection& connection, Tenant tenant, std::vector<Subject> const& subjects,
                  std::vector<WrappedKey> const& keys) {
    connection.run_each("insert into subject (tenant, number, id, kind) values ($1, $2, $3, $4)", subjects, tenant);
    connection.run_each("insert into subject_key (tenant, subject, wrapped) values ($1, $2, $3)", keys, tenant);
}

std::optional<Row> find(store::Connection& connection, Tenant tenant, FactId const& id) {
    return connection.row<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place from fact where tenant = $1 and id = $2",
        tenant, id);
}

std::optional<Row> find_seq(store::Connection& connection, Tenant tenant, Seq seq) {
    return connection.row<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place from fact where tenant = $1 and seq = $2",
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

std::vector<Row> counting_rows(store::Connection& connection, Tenant tenant, Number subject, Number kind, Date first,
                               Date past) {
    std::vector<Row> rows;
    if (past <= first) return rows;
    // Year leads the index, so that this year's pages stay together; a span seldom touches more than one.
    for (int year = year_of(first); year <= year_of(past - std::chrono::days{1}); ++year) {
        auto const more = connection.rows<Row>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link, state, year, place from fact where tenant = $1 and year = $2 and subject = $3 and kind = $4"
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
            " link, state, year, place from fact where tenant = $1 and year = $2 and subject = $3"
            " order by kind, day, seq",
            tenant, year, subject);
        std::ranges::move(more, std::back_inserter(rows));
    }
    std::ranges::sort(rows, {}, &Row::seq);
    return rows;
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
        " link, state, year, place from fact where tenant = $1 and place = $2 and kind = $3 and day >= $4 and day < $5"
        " and (day, seq) < ($6, $7) and state = 0 order by day desc, seq desc limit $8",
        tenant, place, kind, days.first, days.past, before.day, before.seq, limit);
}

void each_at(store::Connection& connection, Tenant tenant, Number place, Number kind, DateRange days,
             std::function<void(Row const&)> const& take) {
    connection.visit<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place from fact where tenant = $1 and place = $2 and kind = $3 and day >= $4 and day < $5"
        " and state = 0 order by day, seq",
        [&](Row&& row) { take(row); }, tenant, place, kind, days.first, days.past);
}

bool is_corrected(store::Connection& connection, Tenant tenant, FactId const& id) {
    return connection.row<Count>("select count(*) from correction where tenant = $1 and target = $2", tenant, id)
               ->count > 0;
}

std::vector<Row> family_of(store::Connection& connection, Tenant tenant, FactId const& id) {
    std::vector<Row> family;
    std::set<FactId> seen;
    std::vector<FactId> to_visit{id};
    while (!to_visit.empty()) {
        auto const at = to_visit.back();
        to_visit.pop_back();
        if (!seen.insert(at).second) continue;
        if (auto const row = find(connection, tenant, at)) {
            if (row->corrects) to_visit.push_back(*row->corrects);
            family.push_back(*row);
        }
        auto const corrections = connection.rows<CorrectionSeq>(
            "select seq from correction where tenant = $1 and target = $2 order by seq", tenant, at);
        for (auto const& correction : corrections) {
            if (auto const row = find_seq(connection, tenant, correction.seq)) to_visit.push_back(row->id);
        }
    }
    std::ranges::sort(family, {}, &Row::seq);
    return family;
}

void set_state(store::Connection& connection, Tenant tenant, Seq seq, State state) {
    connection.run("update fact set state = $3 where tenant = $1 and seq = $2", tenant, seq, state);
}

void set_place(store::Connection& connection, Tenant tenant, Seq seq, Number place) {
    connection.run("update fact set place = $3 where tenant = $1 and seq = $2", tenant, seq, place);
}

std::int64_t erase_sealed(store::Connection& connection, Tenant tenant, Number subject) {
    auto const erased = connection.run(
        "delete from sealed where tenant = $1 and seq in"
        " (select seq from fact where fact.tenant = $1 and fact.subject = $2"
        " and fact.year in (select year from fact_year where fact_year.tenant = $1))",
        tenant, subject);
    connection.run("delete from subject_key where tenant = $1 and subject = $2", tenant, subject);
    return erased;
}

Version version_of(Row const& row) {
    return {row.seq, row.id, row.kind, row.subject, row.day, row.author, row.recorder, row.action, row.corrects};
}

}  // namespace chengxin::ledger
