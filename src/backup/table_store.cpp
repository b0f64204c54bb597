#include <limits>

#include "backup/tables.hpp"
#include "command/world.hpp"

namespace chengxin::backup {

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();

std::vector<Table> const all{
    Table{"word",
          {"number", "text"},
          {least},
          "select number, text from word where tenant = $1 and number > $2 order by number limit 2000",
          "insert into word (tenant, number, text) values ($1, $2, $3)"},
    Table{"subject",
          {"number", "id", "kind"},
          {least},
          "select number, id, kind from subject where tenant = $1 and number > $2 order by number "
          "limit 2000",
          "insert into subject (tenant, number, id, kind) values ($1, $2, $3, $4)"},
    Table{"fact",
          {"seq", "id", "kind", "subject", "day", "author", "recorder", "recorded_at", "action", "corrects", "pack",
           "answers", "leaf", "link", "state", "year", "place", "confirmed"},
          {least},
          "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, "
          "answers, leaf, link, state, year, place, confirmed from fact where tenant = $1 and seq > $2 order by "
          "seq limit 2000",
          "insert into fact (tenant, seq, id, kind, subject, day, author, recorder, recorded_at, "
          "action, corrects, pack, answers, leaf, link, state, year, place, confirmed) values ($1, $2, $3, $4, "
          "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"},
    Table{"fact_year",
          {"year"},
          {least},
          "select year from fact_year where tenant = $1 and year > $2 order by year limit 2000",
          "insert into fact_year (tenant, year) values ($1, $2)"},
    Table{"correction",
          {"target", "seq"},
          {store::Blob(), least},
          "select target, seq from correction where tenant = $1 and (target, seq) > ($2, $3) order by "
          "target, seq limit 2000",
          "insert into correction (tenant, target, seq) values ($1, $2, $3)"},
    Table{"sealed",
          {"seq", "field", "value"},
          {least, least},
          "select seq, field, value from sealed where tenant = $1 and (seq, field) > ($2, $3) order by "
          "seq, field limit 2000",
          "insert into sealed (tenant, seq, field, value) values ($1, $2, $3, $4)"},
    Table{"subject_key",
          {"subject", "wrapped"},
          {least},
          "select subject, wrapped from subject_key where tenant = $1 and subject > $2 order by "
          "subject limit 2000",
          "insert into subject_key (tenant, subject, wrapped) values ($1, $2, $3)"},
    Table{"standing",
          {"kind", "subject", "key", "first", "past", "seq"},
          {least, least, std::string(), least},
          "select kind, subject, key, first, past, seq from standing where tenant = $1 and (kind, "
          "subject, key, first) > ($2, $3, $4, $5) order by kind, subject, key, first limit 2000",
          "insert into standing (tenant, kind, subject, key, first, past, seq) values ($1, $2, $3, $4, "
          "$5, $6, $7)"},
    Table{"link",
          {"origin", "kind", "first", "id", "target", "past", "seq"},
          {least, least, least, store::Blob()},
          "select origin, kind, first, id, target, past, seq from link where tenant = $1 and (origin, "
          "kind, first, id) > ($2, $3, $4, $5) order by origin, kind, first, id limit 2000",
          "insert into link (tenant, origin, kind, first, id, target, past, seq) values ($1, $2, $3, "
          "$4, $5, $6, $7, $8)"},
    Table{"household",
          {"village", "subject", "first", "past"},
          {least, least, least},
          "select village, subject, first, past from household where tenant = $1 and (village, "
          "subject, first) > ($2, $3, $4) order by village, subject, first limit 2000",
          "insert into household (tenant, village, subject, first, past) values ($1, $2, $3, $4, $5)"},
    Table{"credential",
          {"login", "person", "password"},
          {std::string()},
          "select login, person, password from credential where tenant = $1 and login > $2 order by "
          "login limit 2000",
          "insert into credential (tenant, login, person, password) values ($1, $2, $3, $4)"},
    Table{"suspect",
          {"id", "strikes"},
          {store::Blob()},
          "select id, strikes from suspect where tenant = $1 and id > $2 order by id limit 2000",
          "insert into suspect (tenant, id, strikes) values ($1, $2, $3)"},
    Table{"duty_owed",
          {"duty", "subject", "first", "past", "place"},
          {least, least, least},
          "select duty, subject, first, past, place from duty_owed where tenant = $1 and (duty, "
          "subject, first) > ($2, $3, $4) order by duty, subject, first limit 2000",
          "insert into duty_owed (tenant, duty, subject, first, past, place) values ($1, $2, $3, $4, "
          "$5, $6)"},
    Table{"duty_span",
          {"duty", "span", "subject", "days", "met_on", "excused_on", "excused"},
          {least, least, least},
          "select duty, span, subject, days, met_on, excused_on, excused from duty_span where tenant = "
          "$1 and (duty, span, subject) > ($2, $3, $4) order by duty, span, subject limit 2000",
          "insert into duty_span (tenant, duty, span, subject, days, met_on, excused_on, excused) "
          "values ($1, $2, $3, $4, $5, $6, $7, $8)"},
    Table{"cell",
          {"stream", "month", "place", "split", "n"},
          {least, least, least, least},
          "select stream, month, place, split, n from cell where tenant = $1 and (stream, month, "
          "place, split) > ($2, $3, $4, $5) order by stream, month, place, split limit 2000",
          "insert into cell (tenant, stream, month, place, split, n) values ($1, $2, $3, $4, $5, $6)"},
    Table{"tally",
          {"stream", "month", "place", "item", "n"},
          {least, least, least, least},
          "select stream, month, place, item, n from tally where tenant = $1 and (stream, month, "
          "place, item) > ($2, $3, $4, $5) order by stream, month, place, item limit 2000",
          "insert into tally (tenant, stream, month, place, item, n) values ($1, $2, $3, $4, $5, $6)"},
    Table{"tenant_head",
          {"seq", "link", "recorded_at", "roster_seq"},
          {},
          "select seq, link, recorded_at, roster_seq from tenant_head where tenant = $1 order by "
          "tenant limit 2000",
          "insert into tenant_head (tenant, seq, link, recorded_at, roster_seq) values ($1, $2, $3, "
          "$4, $5)"},
    Table{"tenant",
          {"offset_minutes", "master_check"},
          {},
          "select offset_minutes, master_check from tenant where tenant = $1 order by tenant limit "
          "2000",
          "insert into tenant (tenant, offset_minutes, master_check) values ($1, $2, $3)"},
};

}  // namespace

std::vector<Table> const& tables() { return all; }

void forget_sessions(store::Connection& connection) {
    store::Transaction transaction(connection, store::Transaction::Purpose::write);
    for (auto const tenant : command::tenants(connection)) {
        connection.run("delete from session where tenant = $1", tenant);
    }
    transaction.commit();
}

}  // namespace chengxin::backup
