#include <algorithm>
#include <map>
#include <set>

#include "command/beside.hpp"
#include "command/check.hpp"
#include "command/derived_store.hpp"
#include "indicator/recompute.hpp"
#include "ledger/page_store.hpp"

namespace chengxin::command {

namespace {

using ledger::Number;

constexpr std::size_t findings_max = 100;
constexpr std::int64_t subjects_a_page = 200;

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

/// What stands in a cell's `month`, also when it is nothing that we would have written.
std::string months_of(std::int64_t month) {
    constexpr std::int64_t last = 12 * 9999;
    if (month < 0) return std::to_string(-month) + " 年";
    bool const is_everywhere = month >= indicator::month_everywhere(0);
    auto const plain = is_everywhere ? month - indicator::month_everywhere(0) : month;
    if (plain > last) return "第 " + std::to_string(month) + " 月";
    return (is_everywhere ? "全县 " : "") + to_text(first_of_month(plain)).substr(0, 7) + " 月";
}

/// Compares one subject after another with the tables, and at the end what belongs to no subject.
class Comparison {
public:
    Comparison(County& county, store::Connection& connection)
        : county_(county),
          world_(county.world(connection)),
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
        for (auto const& rule : rules_.duties) {
            duties_.push_back({ledger_.words.find(rule.name), duty::spans_of_years(rule.every, years_)});
        }
        for (auto const& definition : rules_.indicators) {
            auto const stream = ledger_.words.find(definition.name);
            if (definition.is_tallied()) (definition.each.empty() ? shared_tallies_ : own_tallies_).insert(stream);
        }
        std::erase_if(standing_kinds_, [](Number kind) { return kind < 0; });
        for (auto after = ledger::before_all;;) {
            auto const subjects = ledger::subject_page(ledger_.connection, ledger_.tenant, after, subjects_a_page);
            bool const is_last = std::ssize(subjects) < subjects_a_page;
            SubjectRange const range{after, is_last ? ledger::after_all : subjects.back().number};
            compare_range(subjects, range, head.seq);
            if (is_last) break;
            after = range.last;
        }
        compare_cells();
        compare_counts();
        compare_beside();
    }

    void find(std::string finding) {
        if (findings_.size() < findings_max) findings_.push_back(std::move(finding));
    }

    void compare_range(std::vector<ledger::Subject> const& subjects, SubjectRange const& range, ledger::Seq seq_max) {
        auto tables = derived_of(ledger_.connection, ledger_.tenant, range, {standing_kinds_, duties_, own_tallies_});
        std::map<Number, std::vector<ledger::Row>> facts;
        for (auto const year : years_) {
            for (auto& row :
                 ledger::rows_of_subjects(ledger_.connection, ledger_.tenant, year, range.after, range.last)) {
                if (row.seq <= seq_max) facts[row.subject].push_back(std::move(row));
            }
        }
        for (auto const& subject : subjects) {
            auto rows = std::move(facts[subject.number]);
            facts.erase(subject.number);
            std::ranges::sort(rows, {}, &ledger::Row::seq);
            auto const table = tables.extract(subject.number);
            static Derived const nothing;
            auto const& derived = table.empty() ? nothing : table.mapped();
            compare_subject(subject, rows, derived);
            compare(subject, rows, indicator::recompute(ledger_, rules_, subject, rows), derived);
        }
        for (auto const& [number, rows] : facts) {
            find("第 " + std::to_string(rows.front().seq) + " 条记录说的对象（subject）没有登记。");
        }
        for (auto const& [number, derived] : tables) {
            auto what = "编号 " + std::to_string(number);
            what += derived.has_key ? " 没有登记过，却有密钥（subject_key）。" : " 没有登记过，却有推算的行。";
            find(std::move(what));
        }
    }

    /// What lies beside the facts about a subject.
    void compare_subject(ledger::Subject const& subject, std::vector<ledger::Row> const& rows, Derived const& derived) {
        if (rows.empty() || rows.front().seq != subject.number) {
            find("对象 " + to_text(subject.id) + "（subject）没有一条记录登记过它。");
        } else if (rows.front().kind != subject.kind) {
            find("对象 " + to_text(subject.id) + " 的类别（subject.kind）与登记它的记录不符。");
        }
        accounted_.words.insert(subject.kind);
        bool erased = false;
        std::size_t commitments = 0;
        for (auto const& row : rows) {
            auto const kind = ledger_.words.text(row.kind);
            accounted_.words.insert({row.kind, row.pack});
            account(accounted_, kind, row.seq, row.answers);
            erased = erased || kind == roster::erasure_kind;
            each_commitment(row.answers, [&](std::string_view field, std::string_view) {
                ++commitments;
                if (!accounted_.names.contains(field)) accounted_.names.emplace(field);
            });
        }
        if (erased && derived.has_key) find("对象 " + to_text(subject.id) + " 的密钥（subject_key）销毁了却还在。");
        if (!erased && !derived.has_key) find("对象 " + to_text(subject.id) + " 的密钥（subject_key）不见了。");
        if (!erased) sealed_ += commitments;
    }

    void compare(ledger::Subject const& subject, std::vector<ledger::Row> const& rows,
                 indicator::SubjectState const& state, Derived const& derived) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const& row = rows[i];
            auto const& fact = state.facts[i];
            bool const same = row.seq == fact.seq && row.state == fact.state && row.place == fact.place &&
                              row.confirmed == fact.confirmed;
            if (!same) find("第 " + std::to_string(row.seq) + " 条记录的状态、所在地或确认与重算不符。");
            if (row.corrects) compare_correction(row);
        }
        auto const name = to_text(subject.id);
        if (derived.links != state.links) find("对象 " + name + " 的任职与联系（link）与重算不符。");
        if (derived.household != state.household) find("户 " + name + " 的所在村（household）与重算不符。");
        compare_standing(subject, state, derived);
        compare_duties(subject, state, derived);
        links_ += state.links.size();
        households_ += state.household.size();
        standing_ += state.standing.size();
        owed_ += state.owed.size();
        spans_ += state.spans.size();
        for (auto const& step : state.steps) counted_.add(step);
        compare_tallies(subject, state, derived);
    }

    /// Those of the subject itself are compared with it: kept for all of them they would not fit into memory.
    void compare_tallies(ledger::Subject const& subject, indicator::SubjectState const& state, Derived const& derived) {
        indicator::Changes own;
        for (auto const& one : state.tallies) {
            auto& changes = own_tallies_.contains(one.stream) ? own : counted_;
            changes.add(one.stream, one.day, one.place, {0, one.item, one.n}, 1);
        }
        own.drop_nothings();
        tallies_ += own.tallies.size();
        if (own.tallies != derived.tallies) find("对象 " + to_text(subject.id) + " 的次数（tally）与重算不符。");
    }

    void compare_correction(ledger::Row const& row) {
        ++corrections_;
        auto const kept = ledger_.connection.row<Count>(
            "select count(*) from correction where tenant = $1 and target = $2 and seq = $3", ledger_.tenant,
            *row.corrects, row.seq);
        if (kept->count == 0) find("第 " + std::to_string(row.seq) + " 条记录更正了谁（correction）与重算不符。");
    }

    void compare_standing(ledger::Subject const& subject, indicator::SubjectState const& state,
                          Derived const& derived) {
        std::map<Number, std::vector<roster::StandingRow>> by_kind;
        for (auto const& [kind, row] : state.standing) by_kind[kind].push_back(row);
        if (by_kind == derived.standing) return;
        for (auto const kind : standing_kinds_) {
            auto const kept = derived.standing.find(kind);
            bool const same = kept == derived.standing.end() ? by_kind[kind].empty() : kept->second == by_kind[kind];
            if (same) continue;
            find("对象 " + to_text(subject.id) + " 的“" + ledger_.words.text(kind) + "”（standing）与重算不符。");
        }
    }

    void compare_duties(ledger::Subject const& subject, indicator::SubjectState const& state, Derived const& derived) {
        std::map<Number, std::vector<duty::Owed>> owed;
        for (auto const& [duty, run] : state.owed) owed[duty].push_back(run);
        std::map<std::pair<Number, std::int64_t>, duty::Span> spans;
        for (auto const& [duty, number, span] : state.spans) spans[{duty, number}] = span;
        auto const name = "对象 " + to_text(subject.id);
        if (owed != derived.owed) find(name + " 应做的事（duty_owed）与重算不符。");
        if (spans == derived.spans) return;
        for (auto const& [key, span] : spans) {
            auto const kept = derived.spans.find(key);
            if (kept != derived.spans.end() && kept->second == span) continue;
            find(name + " 在 " + span_text(key) + " 的完成情况（duty_span）与重算不符。");
        }
        for (auto const& [key, span] : derived.spans) {
            if (spans.contains(key)) continue;
            find(name + " 在 " + span_text(key) + " 的完成情况（duty_span）是多出来的。");
        }
    }

    void compare_cells() {
        indicator::add_sums(counted_.cells);
        counted_.drop_nothings();
        tallies_ += counted_.tallies.size();
        for (auto const& cell : indicator::all_cells(ledger_)) {
            if (cell.n == 0) continue;  // it counts for nothing
            compare_number(counted_.cells, {cell.stream, cell.month, cell.place, cell.split}, cell.n, "cell");
        }
        for (auto const stream : shared_tallies_) {
            for (auto const& tally : indicator::all_tallies(ledger_, stream)) {
                if (tally.n == 0) continue;
                compare_number(counted_.tallies, {tally.stream, tally.month, tally.place, tally.item}, tally.n,
                               "tally");
            }
        }
        counted_.drop_nothings();
        find_missing(counted_.cells, "cell");
        find_missing(counted_.tallies, "tally");
    }

    void compare_number(indicator::CellChanges& counted, indicator::CellChanges::key_type const& key, std::int64_t n,
                        std::string const& table) {
        auto const found = counted.find(key);
        if (found == counted.end() || found->second != n) {
            find("数字“" + ledger_.words.text(std::get<0>(key)) + "”在 " + months_of(std::get<1>(key)) + "（" + table +
                 "）与重算不符。");
        }
        if (found != counted.end()) counted.erase(found);
    }

    void find_missing(indicator::CellChanges const& counted, std::string const& table) {
        for (auto const& [key, n] : counted) {
            find("数字“" + ledger_.words.text(std::get<0>(key)) + "”缺了 " + months_of(std::get<1>(key)) + "（" +
                 table + "）。");
        }
    }

    /// A span of a duty as people write it: "2026 年", or the month that it begins with.
    std::string span_text(std::pair<Number, duty::SpanNumber> const& key) const {
        for (auto const& rule : rules_.duties) {
            if (ledger_.words.find(rule.name) != key.first || rule.every == duty::Every::year) continue;
            return to_text(duty::first_of_span(rule.every, key.second)).substr(0, 7) + " 起的一段";
        }
        return std::to_string(key.second) + " 年";
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
        compare_count("select count(*) from tally where tenant = $1 and n <> 0", tallies_, "tally");
        compare_count("select count(*) from correction where tenant = $1", corrections_, "correction");
        compare_count("select count(*) from sealed where tenant = $1", sealed_, "sealed");
    }

    void compare_beside() {
        std::unordered_map<Number, std::string> words;
        for (auto& word : ledger::all_words(ledger_.connection, ledger_.tenant)) {
            words.emplace(word.number, std::move(word.text));
        }
        if (auto extra = extra_word(ledger_.connection, ledger_.tenant, words, accounted_)) find(*std::move(extra));
        if (auto fault = offset_fault(county_, ledger_.connection)) find(*std::move(fault));
    }

    void compare_years(ledger::Head const& head) {
        std::set<std::int64_t> years, kept;
        ledger::Seq roster_seq = 0;
        std::set<Number> roster_kinds;
        for (auto const& word : ledger::all_words(ledger_.connection, ledger_.tenant)) {
            if (roster::changes_roster(word.text)) roster_kinds.insert(word.number);
        }
        ledger_.connection.visit<DatedRow>(
            // In the order of an index that holds all four: the facts themselves are not touched.
            "select seq, kind, day, year from fact where tenant = $1 order by year, subject, kind, day, seq",
            [&](DatedRow&& row) {
                years.insert(year_of(row.day));
                if (roster_kinds.contains(row.kind)) roster_seq = std::max(roster_seq, row.seq);
                if (row.year != year_of(row.day)) find("第 " + std::to_string(row.seq) + " 条记录的年份与日期不符。");
            },
            ledger_.tenant);
        if (roster_seq != head.roster_seq) find("链头的 roster_seq 与重算不符。");
        auto const rows = ledger_.connection.rows<YearKept>(
            "select year from fact_year where tenant = $1 order by year", ledger_.tenant);
        for (auto const& row : rows) kept.insert(row.year);
        if (kept != years) find("表 fact_year 与重算不符。");
        kept.merge(years);
        years_.assign(kept.begin(), kept.end());
    }

    County& county_;
    std::shared_ptr<World const> world_;
    fact::Ledger ledger_;
    indicator::Rules rules_;
    std::vector<Number> standing_kinds_;
    indicator::Changes counted_;
    std::set<Number> own_tallies_;     ///< streams kept for each subject
    std::set<Number> shared_tallies_;  ///< streams that tell other things apart
    Accounted accounted_;
    std::vector<DutySpans> duties_;
    std::vector<std::int64_t> years_;
    std::size_t sealed_ = 0;
    std::size_t links_ = 0, households_ = 0, standing_ = 0, owed_ = 0, spans_ = 0, corrections_ = 0;
    std::size_t tallies_ = 0;  ///< those of something
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
