#include <algorithm>
#include <map>
#include <set>

#include "command/check.hpp"
#include "indicator/recompute.hpp"

namespace chengxin::command {

namespace {

using ledger::Number;

constexpr std::size_t findings_max = 100;

struct Count {
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(Count, (), (count))

struct YearKept {
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(YearKept, (), (year))

struct DatedRow {
    ledger::Seq seq;
    Number kind;
    Date day;
    std::int64_t year;
};
BOOST_DESCRIBE_STRUCT(DatedRow, (), (seq, kind, day, year))

/// Compares one subject after another with the tables, and at the end what belongs to no subject.
class Comparison {
public:
    Comparison(County& county, store::Connection& connection)
        : world_(county.world(connection)),
          ledger_(county.ledger(connection, *world_)),
          rules_{world_->method.duties, world_->method.indicators} {
        for (auto const& [name, kind] : world_->method.catalogue.kinds) {
            if (kind.lasts != fact::Lasts::day) standing_kinds_.push_back(ledger_.words.find(name));
        }
        for (auto const* kind : {"account", "division", "household", "household_member", "pack", "person", "unit"}) {
            standing_kinds_.push_back(ledger_.words.find(kind));
        }
    }

    Findings run() {
        try {
            compare_all();
        } catch (store::StoreFailure const& failure) {
            find(failure.what());
        }
        return std::move(findings_);
    }

private:
    void compare_all() {
        auto const head = ledger::load_head(ledger_.connection, ledger_.tenant);
        compare_years(head);  // first: by its year a row is found
        indicator::each_subject(ledger_, head.seq,
                                [&](ledger::Subject const& subject, std::vector<ledger::Row> const& rows) {
                                    compare(subject, rows, indicator::recompute(ledger_, rules_, subject, rows));
                                });
        compare_cells();
        compare_counts();
    }

    void find(std::string finding) {
        if (findings_.size() < findings_max) findings_.push_back(std::move(finding));
    }

    void compare(ledger::Subject const& subject, std::vector<ledger::Row> const& rows,
                 indicator::SubjectState const& state) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const& row = rows[i];
            auto const& fact = state.facts[i];
            bool const same = row.seq == fact.seq && row.state == fact.state && row.place == fact.place;
            if (!same) find("第 " + std::to_string(row.seq) + " 条记录的状态或所在地与重算不符。");
            if (row.corrects) compare_correction(row);
        }
        auto const name = to_text(subject.id);
        if (roster::links_from(ledger_.connection, ledger_.tenant, subject.number) != state.links) {
            find("对象 " + name + " 的任职与联系（link）与重算不符。");
        }
        if (roster::household_rows(ledger_.connection, ledger_.tenant, subject.number) != state.household) {
            find("户 " + name + " 的所在村（household）与重算不符。");
        }
        compare_standing(subject, state);
        compare_duties(subject, state);
        links_ += state.links.size();
        households_ += state.household.size();
        standing_ += state.standing.size();
        owed_ += state.owed.size();
        spans_ += state.spans.size();
        for (auto const& step : state.steps) cells_[{step.stream, month_number(step.day), step.place}] += step.n;
    }

    void compare_correction(ledger::Row const& row) {
        ++corrections_;
        auto const kept = ledger_.connection.row<Count>(
            "select count(*) from correction where tenant = $1 and target = $2 and seq = $3", ledger_.tenant,
            *row.corrects, row.seq);
        if (kept->count == 0) find("第 " + std::to_string(row.seq) + " 条记录更正了谁（correction）与重算不符。");
    }

    void compare_standing(ledger::Subject const& subject, indicator::SubjectState const& state) {
        std::map<Number, std::vector<roster::StandingRow>> by_kind;
        for (auto const& [kind, row] : state.standing) by_kind[kind].push_back(row);
        for (auto const kind : standing_kinds_) {
            if (kind < 0) continue;
            if (roster::standing_of(ledger_.connection, ledger_.tenant, kind, subject.number) != by_kind[kind]) {
                find("对象 " + to_text(subject.id) + " 的“" + ledger_.words.text(kind) + "”（standing）与重算不符。");
            }
        }
    }

    void compare_duties(ledger::Subject const& subject, indicator::SubjectState const& state) {
        for (auto const& rule : rules_.duties) {
            auto const duty = ledger_.words.find(rule.name);
            std::vector<duty::Owed> runs;
            for (auto const& owed : state.owed) {
                if (owed.duty == duty) runs.push_back(owed.run);
            }
            if (duty::owed_of(ledger_, duty, subject.number) != runs) {
                find("对象 " + to_text(subject.id) + " 应做的“" + rule.title + "”（duty_owed）与重算不符。");
            }
        }
        for (auto const& [duty, year, span] : state.spans) {
            if (duty::span_of(ledger_, duty, subject.number, year) != span) {
                find("对象 " + to_text(subject.id) + " 在 " + std::to_string(year) +
                     " 年的完成情况（duty_span）与重算不符。");
            }
        }
    }

    void compare_cells() {
        for (auto const& cell : indicator::all_cells(ledger_)) {
            if (cell.n == 0) continue;  // it counts for nothing
            auto const key = std::tuple(cell.stream, cell.month, cell.place);
            auto const found = cells_.find(key);
            if (found == cells_.end() || found->second != cell.n || cell.split != 0) {
                find("数字“" + ledger_.words.text(cell.stream) + "”在 " + to_text(first_of_month(cell.month)) +
                     " 那个月（cell）与重算不符。");
            }
            if (found != cells_.end()) cells_.erase(found);
        }
        std::erase_if(cells_, [](auto const& cell) { return cell.second == 0; });
        for (auto const& [key, n] : cells_) {
            find("数字“" + ledger_.words.text(std::get<0>(key)) + "”缺了 " + to_text(first_of_month(std::get<1>(key))) +
                 " 那个月（cell）。");
        }
    }

    template <typename Rows>
    void compare_count(store::Sql sql, Rows expected, char const* table) {
        auto const row = ledger_.connection.row<Count>(sql, ledger_.tenant);
        if (row->count != static_cast<std::int64_t>(expected)) find(std::string("表 ") + table + " 的行数与重算不符。");
    }

    void compare_counts() {
        compare_count("select count(*) from standing where tenant = $1", standing_, "standing");
        compare_count("select count(*) from link where tenant = $1", links_, "link");
        compare_count("select count(*) from household where tenant = $1", households_, "household");
        compare_count("select count(*) from duty_owed where tenant = $1", owed_, "duty_owed");
        compare_count("select count(*) from duty_span where tenant = $1", spans_, "duty_span");
        compare_count("select count(*) from correction where tenant = $1", corrections_, "correction");
    }

    void compare_years(ledger::Head const& head) {
        std::set<std::int64_t> years, kept;
        ledger::Seq roster_seq = 0;
        ledger_.connection.visit<DatedRow>(
            "select seq, kind, day, year from fact where tenant = $1 order by seq",
            [&](DatedRow&& row) {
                years.insert(year_of(row.day));
                if (roster::changes_roster(ledger_.words.text(row.kind))) roster_seq = row.seq;
                if (row.year != year_of(row.day)) find("第 " + std::to_string(row.seq) + " 条记录的年份与日期不符。");
            },
            ledger_.tenant);
        if (roster_seq != head.roster_seq) find("链头的 roster_seq 与重算不符。");
        auto const rows = ledger_.connection.rows<YearKept>(
            "select year from fact_year where tenant = $1 order by year", ledger_.tenant);
        for (auto const& row : rows) kept.insert(row.year);
        if (kept != years) find("表 fact_year 与重算不符。");
    }

    std::shared_ptr<World const> world_;
    fact::Ledger ledger_;
    indicator::Rules rules_;
    std::vector<Number> standing_kinds_;
    std::map<std::tuple<Number, std::int64_t, Number>, std::int64_t> cells_;
    std::size_t links_ = 0, households_ = 0, standing_ = 0, owed_ = 0, spans_ = 0, corrections_ = 0;
    Findings findings_;
};

}  // namespace

Findings check(County& county, store::Connection& connection) {
    try {
        return Comparison(county, connection).run();
    } catch (store::StoreFailure const& failure) {
        return {std::string("重算不下去，") + failure.what()};
    }
}

}  // namespace chengxin::command
