#include "ledger/page_store.hpp"

namespace chengxin::ledger {

namespace {

/// What was read before a row that cannot be read is kept: the first row at fault is to be named.
template <typename Row, typename Read>
Page<Row> page_of(Read const& read) {
    Page<Row> page;
    try {
        read([&](Row&& row) { page.rows.push_back(std::move(row)); });
    } catch (store::StoreFailure const& failure) {
        page.failure = failure.what();
    }
    return page;
}

struct SubjectOf {
    Number subject;
};
BOOST_DESCRIBE_STRUCT(SubjectOf, (), (subject))

}  // namespace

Page<ChainRow> chain_page(store::Connection& connection, Tenant tenant, Seq after, std::int64_t limit) {
    return page_of<ChainRow>([&](auto take) {
        connection.visit<ChainRow>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link from fact where tenant = $1 and seq > $2 order by seq limit $3",
            take, tenant, after, limit);
    });
}

Page<Sealed> sealed_page(store::Connection& connection, Tenant tenant, Seq after, Seq last) {
    return page_of<Sealed>([&](auto take) {
        connection.visit<Sealed>(
            "select seq, field, value from sealed where tenant = $1 and seq > $2 and seq <= $3 order by seq, field",
            take, tenant, after, last);
    });
}

std::vector<Subject> subject_page(store::Connection& connection, Tenant tenant, Number after, std::int64_t limit) {
    return connection.rows<Subject>(
        "select number, id, kind from subject where tenant = $1 and number > $2 order by number limit $3", tenant,
        after, limit);
}

std::vector<WrappedKey> key_page(store::Connection& connection, Tenant tenant, Number after, std::int64_t limit) {
    return connection.rows<WrappedKey>(
        "select subject, wrapped from subject_key where tenant = $1 and subject > $2 order by subject limit $3", tenant,
        after, limit);
}

std::vector<Row> rows_of_subjects(store::Connection& connection, Tenant tenant, std::int64_t year, Number after,
                                  Number last) {
    std::vector<Row> rows;
    connection.visit<Row>(
        "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
        " link, state, year, place, confirmed from fact"
        " where tenant = $1 and year = $2 and subject > $3 and subject <= $4"
        " order by subject, kind, day, seq",
        [&](Row&& row) { rows.push_back(std::move(row)); }, tenant, year, after, last);
    return rows;
}

std::vector<Number> subjects_of_kind(store::Connection& connection, Tenant tenant, Number kind, Seq after) {
    std::vector<Number> found;
    connection.visit<SubjectOf>(
        "select subject from fact where tenant = $1 and kind = $2 and seq > $3 order by seq",
        [&](SubjectOf&& row) { found.push_back(row.subject); }, tenant, kind, after);
    return found;
}

std::vector<WordRow> all_words(store::Connection& connection, Tenant tenant) {
    std::vector<WordRow> words;
    connection.visit<WordRow>(
        "select number, text from word where tenant = $1 order by number",
        [&](WordRow&& row) { words.push_back(std::move(row)); }, tenant);
    return words;
}

}  // namespace chengxin::ledger
