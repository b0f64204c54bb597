#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <unordered_set>

#include "intake/run.hpp"
#include "roster/roster_store.hpp"

namespace chengxin::intake {

namespace {

using ledger::FactId;
using ledger::Row;

constexpr std::size_t reasons_most = 10;

std::string title_of(std::string_view kind, command::World const& world) {
    static std::map<std::string_view, std::string_view> const built_in{{"division", "行政区划"},
                                                                       {"unit", "单位"},
                                                                       {"person", "人员"},
                                                                       {"household", "户"},
                                                                       {"household_member", "户内成员"},
                                                                       {"link", "任职或联系"},
                                                                       {"link_end", "任职或联系的结束"},
                                                                       {"account", "账号"},
                                                                       {"duty_exit", "没有走访的说明"}};
    if (auto const found = built_in.find(kind); found != built_in.end()) return std::string(found->second);
    auto const* declared = world.method.catalogue.kind(kind);
    return declared == nullptr ? std::string(kind) : declared->title;
}

/// What an import made, and what has come to rest on it since.
class Undoing {
public:
    Undoing(command::County& county, store::Connection& connection, roster::Import const& import, FactId const& id)
        : county_(county),
          connection_(connection),
          world_(county.world(connection)),
          kind_(import.table) {
        auto const rows = RowSet::parse(import.rows);
        if (!rows) throw store::StoreFailure("导入的记录（import）读不出来：" + rows.error().detail);
        std::vector<FactId> ids;
        for (auto const row : rows->rows()) {
            ids.emplace_back(row_id(id, row, Made::fact));
            row_of_.emplace(ids.back(), row);
        }
        made_ = ledger::find_all(connection, county.tenant(), ids);
        std::ranges::sort(made_, {}, &Row::seq);
    }

    /// Those that still stand, what was recorded last first: parts before what they are part of.
    std::vector<PlannedRow> withdrawals(FactId const& undoing, std::string const& reason, Date today) const {
        std::vector<ledger::Number> subjects;
        for (auto const& row : made_) subjects.push_back(row.subject);
        std::map<ledger::Number, ledger::SubjectId> ids;
        std::map<ledger::Number, std::string> types;
        for (auto const& subject : ledger::find_subject_numbers(connection_, county_.tenant(), subjects)) {
            ids.emplace(subject.number, subject.id);
            types.emplace(subject.number, county_.words().text(subject.kind));
        }
        std::vector<PlannedRow> rows;
        for (auto const& row : std::views::reverse(made_)) {
            if (row.state == ledger::State::withdrawn) continue;
            command::WithdrawFact command;
            command.id = FactId(row_id(undoing, row_of_.at(row.id), Made::withdrawal));
            command.withdraws = row.id;
            command.day = today;
            command.reason = reason;
            command.about = command::About{types.at(row.subject), ids.at(row.subject)};
            command.kind = kind_;
            rows.push_back({row_of_.at(row.id), std::move(command)});
        }
        return spread(std::move(rows));
    }

    /// What would hang in the air, a sentence a row.
    std::vector<std::string> what_rests() {
        for (auto const& row : made_) {
            if (row.state == ledger::State::withdrawn) continue;
            if (row.state != ledger::State::counts) say(row, "后来更正过，请先撤销更正");
            if (row.subject == row.seq) own_.push_back(row);  // what first named its subject is what made it
        }
        look_at_facts();
        look_at_links();
        if (kind_ == roster::Unit::kind_name) look_at_units();
        if (kind_ == roster::Division::kind_name) look_at_divisions();
        std::vector<std::string> sentences;
        for (auto const& [row, sentence] : sentences_) {
            sentences.push_back("第 " + std::to_string(row) + " 行：" + sentence + "。");
        }
        return sentences;
    }

private:
    void say(Row const& made, std::string const& sentence) { sentences_.emplace(row_of_.at(made.id), sentence); }

    /// Facts about what the import made, by others. That somebody looked at it does not count.
    void look_at_facts() {
        std::vector<ledger::Number> subjects;
        for (auto const& row : own_) subjects.push_back(row.subject);
        auto const seen = county_.words().find(roster::reveal_kind);
        auto const erasure = county_.words().find(roster::erasure_kind);
        auto const found = ledger::all_rows_about(connection_, county_.tenant(), subjects);
        for (std::size_t i = 0; i < own_.size(); ++i) {
            std::map<std::string, int> others;
            for (auto const& row : found[i]) {
                bool const stands = row.state == ledger::State::counts && row.kind != seen;
                if (!stands || row_of_.contains(row.id)) continue;
                if (row.kind == erasure)
                    say(own_[i], "个人信息已经销毁，不能再撤销");
                else
                    ++others[title_of(county_.words().text(row.kind), *world_)];
            }
            for (auto const& [title, count] : others) {
                say(own_[i], "已有“" + title + "” " + std::to_string(count) + " 条，请先撤销");
            }
        }
    }

    void look_at_links() {
        std::vector<ledger::Number> subjects;
        for (auto const& row : own_) subjects.push_back(row.subject);
        auto const found = roster::links_leading_to(connection_, county_.tenant(), subjects);
        for (std::size_t i = 0; i < own_.size(); ++i) {
            if (found[i].empty()) continue;
            auto const title = world_->method.link_title(county_.words().text(found[i].front().kind));
            say(own_[i], "有人以“" + title + "”联系着它，请先撤销");
        }
    }

    void look_at_units() {
        Directory directory(county_, connection_, day_at_far_end());
        std::map<ledger::SubjectId, Row const*> own;
        for (auto const& subject : own_) own.emplace(id_of(subject), &subject);
        auto const look = [&](std::vector<Entry> const& entries, char const* field, char const* sentence) {
            for (auto const& entry : entries) {
                auto const unit = entry.named(field);
                auto const found = unit ? own.find(*unit) : own.end();
                if (found != own.end() && !own.contains(entry.id)) say(*found->second, sentence);
            }
        };
        look(directory.people(), "unit", "有人员登记在这个单位，请先更正");
        look(directory.units(), "parent", "有别的单位归它管，请先更正");
    }

    void look_at_divisions() {
        std::set<ledger::Number> own;
        std::vector<ledger::Number> numbers;
        for (auto const& row : own_) {
            own.insert(row.subject);
            numbers.push_back(row.subject);
        }
        auto const homes = roster::first_households_in(connection_, county_.tenant(), numbers);
        for (std::size_t i = 0; i < own_.size(); ++i) {
            if (!homes[i].empty()) say(own_[i], "里面登记过户，请先撤销");
            for (auto const part : world_->divisions.children(own_[i].subject, day_at_far_end())) {
                if (!own.contains(part)) say(own_[i], "有别的行政区划归它管，请先更正");
            }
        }
    }

    ledger::SubjectId id_of(Row const& row) const {
        return ledger::find_subject_number(connection_, county_.tenant(), row.subject)->id;
    }

    /// What stands for good.
    static Date day_at_far_end() { return far_future - std::chrono::days{1}; }

    command::County& county_;
    store::Connection& connection_;
    std::shared_ptr<command::World const> world_;
    std::string kind_;
    std::unordered_map<FactId, std::size_t, UuidHash> row_of_;
    std::vector<Row> made_;
    std::vector<Row> own_;  ///< of what was made, what made its subject as well
    std::multimap<std::size_t, std::string> sentences_;
};

Problem resting(std::vector<std::string> const& sentences) {
    std::string detail = "不能撤销这次导入，它登记的对象已有别的记录：";
    for (std::size_t i = 0; i < std::min(sentences.size(), reasons_most); ++i) detail += "\n  " + sentences[i];
    if (sentences.size() > reasons_most) detail += "\n  ……共 " + std::to_string(sentences.size()) + " 处。";
    return {Refusal::conflict, "import.rests", "", detail};
}

struct Prepared {
    std::vector<command::Submission> group;
    std::vector<std::size_t> rows;
};

Result<Prepared> prepare(command::County& county, store::Connection& connection, FactId const& import,
                         FactId const& undoing, std::string const& reason, command::Origin const& origin, Date today) {
    auto const imports = kept_imports(county, connection);
    auto const kept = std::ranges::find(imports, import, &Kept::id);
    if (kept == imports.end()) {
        return Problem{Refusal::missing, "import.unknown", "", "没有这次导入：请用 chengxin import --list 核对编号。"};
    }
    if (kept->is_undone) {
        return Problem{Refusal::conflict, "import.undone", "", "这次导入已经撤销过了。"};
    }
    auto const by = origin.person ? ledger::find_subject(connection, county.tenant(), *origin.person) : std::nullopt;
    if (kept->author != (by ? by->number : 0)) {
        return Problem{Refusal::forbidden, "import.hand", "",
                       kept->author == 0 ? "这次导入不是以某个账号的名义做的：撤销时也不要写 --as。"
                                         : "这次导入是以别的名义做的，只有同一个人才能撤销：请用 --as 写明他的账号。"};
    }
    Undoing undoing_of(county, connection, kept->import, import);
    if (auto const sentences = undoing_of.what_rests(); !sentences.empty()) return resting(sentences);
    Prepared prepared;
    auto const& divisions = county.world(connection)->divisions;
    command::WithdrawFact whole{undoing, import, today, reason, {}, {}};
    whole.about = command::About{std::string(roster::subject_kind::division), divisions.id_of(divisions.county())};
    whole.kind = roster::Import::kind_name;
    prepared.group.push_back({origin, std::move(whole)});
    prepared.rows.push_back(0);
    for (auto& row : undoing_of.withdrawals(undoing, reason, today)) {
        prepared.group.push_back({origin, std::move(row.command)});
        prepared.rows.push_back(row.number);
    }
    return prepared;
}

}  // namespace

Result<std::size_t> undo(FactId const& import, std::string const& reason, command::Origin const& origin,
                         command::Recorder& recorder, std::function<Uuid()> const& make_id,
                         std::function<void(std::size_t done, std::size_t all)> const& progress) {
    auto& county = recorder.county();
    auto const today = county.today(recorder.now());
    auto const undoing = FactId(make_id());
    auto const prepared = county.store().read([&](store::Connection& connection) {
        return prepare(county, connection, import, undoing, reason, origin, today);
    });
    if (!prepared) return prepared.error();
    auto const all = prepared->group.size();
    command::Whole const whole{command::Ending::keep, [&](std::size_t done) {
                                   if (progress) progress(done, all);
                               }};
    auto const receipts = recorder.record_whole(prepared->group, whole);
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        if (!receipts[i].problem) continue;
        auto problem = *receipts[i].problem;
        if (prepared->rows[i] > 0)
            problem.detail = "第 " + std::to_string(prepared->rows[i]) + " 行：" + problem.detail;
        return problem;
    }
    return all - 1;
}

}  // namespace chengxin::intake
