#include <algorithm>

#include "document/figure_sheets.hpp"
#include "document/papers.hpp"
#include "document/subject_names.hpp"

namespace chengxin::document {

namespace {

constexpr std::size_t listed_most = 400;  // what is beyond stands in the ledger: a report is read by people
constexpr std::size_t options_most = 8;
constexpr auto one_day = std::chrono::days{1};

std::string in_figures(std::int64_t number) { return std::to_string(number); }

void tell_posts(Official& paper, sync::Reading const& reading, std::string const& name, DateRange days) {
    paper.say(Passage::chapter, "一、基本情况");
    auto const roles = roles_in(reading, reading.caller(), days);
    if (roles.empty()) {
        paper.say(Passage::body, "本人" + name + "，本年度没有登记任职。");
        return;
    }
    std::string told = "本人" + name + "，";
    for (std::size_t at = 0; at < roles.size(); ++at) {
        auto const& role = roles[at];
        told += (at == 0 ? "" : "；") + say_day(role.first) + "起任" + role.title;
        if (role.past < days.past) told += "，至" + say_day(role.past - one_day);
    }
    paper.say(Passage::body, told + "。");
}

/// What of it counts, by each figure that counts facts: a telephone call is recorded, and is no visit.
std::string counted(sync::Reading const& reading, OwnRecords const& records) {
    auto const& ledger = reading.ledger();
    std::string told;
    for (auto const& definition : reading.world().method.indicators) {
        if (definition.take != indicator::Take::count) continue;
        auto const number = std::ranges::count_if(records.rows, [&](ledger::Row const& row) {
            auto const kind = ledger.words.text(row.kind);
            bool const is_over = std::ranges::count(definition.over, kind) > 0;
            return is_over && indicator::counts(ledger.catalogue, definition, kind, row);
        });
        if (number == 0) continue;
        told += (told.empty() ? "" : "，") + definition.title + in_figures(number) + definition.unit;
    }
    return told.empty() ? told : "按统计口径：" + told + "。";
}

void tell_counts(Official& paper, std::vector<KindMonths> const& kinds, std::string const& counting, Date last) {
    paper.say(Passage::chapter, "二、全年工作");
    if (kinds.empty()) {
        paper.say(Passage::body, "台账里还没有本人本年度的记录。");
        return;
    }
    std::string told = "截至" + say_day(last) + "，本人在台账中记下";
    for (std::size_t at = 0; at < kinds.size(); ++at) {
        told += (at == 0 ? "" : "、") + kinds[at].title + in_figures(kinds[at].total) + "条";
    }
    paper.say(Passage::body, told + "。按月分布如下：");
    Grid grid;
    grid.columns.push_back({"类别", 3.4});
    for (int month = 1; month <= 12; ++month) grid.columns.push_back({std::to_string(month), 0.95, true});
    grid.columns.push_back({"合计", 1.5, true});
    for (auto const& kind : kinds) {
        std::vector<std::string> row{kind.title};
        for (auto const count : kind.months) row.push_back(count == 0 ? "" : in_figures(count));
        row.push_back(in_figures(kind.total));
        grid.rows.push_back(std::move(row));
    }
    paper.blocks.emplace_back(std::move(grid));
    if (!counting.empty()) paper.say(Passage::body, counting);
}

/// What is counted in a share: those who owe its duty.
std::string unit_of(sync::Reading const& reading, indicator::Definition const& definition) {
    for (auto const& rule : reading.world().method.duties) {
        if (duty::stream_met(rule.name) != definition.top) continue;
        if (rule.each == roster::subject_kind::household) return "户";
        if (rule.each == roster::subject_kind::person) return "人";
    }
    return "项";
}

/// How far the villages of the author have come with each share, as far as the author sees figures there.
void tell_shares(Official& paper, sync::Reading& reading, DateRange days, Date last) {
    std::vector<Number> villages;
    for (auto const& role : roles_in(reading, reading.caller(), {reading.today(), reading.today() + one_day})) {
        auto const lineage = reading.world().divisions.lineage(role.place, reading.today());
        bool const sees =
            access::may(reading.caller(), access::Action::read_figures, lineage, reading.today()).has_value();
        if (sees && std::ranges::count(villages, role.place) == 0) villages.push_back(role.place);
    }
    for (auto const& definition : reading.world().method.indicators) {
        if (definition.take != indicator::Take::share) continue;
        for (auto const village : villages) {
            indicator::Question const question{&definition, village, days, last, last >= reading.today(), {}};
            auto const total = indicator::figure(reading.ledger(), rules_of(reading), question).total;
            if (total.bottom == 0) continue;
            auto const unit = unit_of(reading, definition);
            auto told = say_place(reading, village) + definition.title + "：应完成" + in_figures(total.bottom) + unit +
                        "，已完成" + in_figures(total.top) + unit + "，占" + say_share(total.top, total.bottom);
            if (total.excused > 0) told += "；另有" + in_figures(total.excused) + unit + "已说明情况";
            paper.say(Passage::body, told + "。");
        }
    }
}

void tell_topics(Official& paper, std::vector<Ticked> const& all) {
    paper.say(Passage::chapter, "三、群众反映");
    for (auto const& one : all) {
        std::string told;
        for (std::size_t at = 0; at < std::min(one.options.size(), options_most); ++at) {
            told += (at == 0 ? "" : "、") + one.options[at].first + in_figures(one.options[at].second) + "次";
        }
        paper.say(Passage::body, one.kind + "中的" + one.field + "：" + told + "。");
    }
    paper.say(Passage::section, "（一）群众最关心的事（由本人填写）");
    paper.blocks.emplace_back(Space{4});
    paper.say(Passage::section, "（二）突出的困难和矛盾（由本人填写）");
    paper.blocks.emplace_back(Space{4});
}

void tell_rest(Official& paper, std::string const& name, Made const& made) {
    paper.say(Passage::chapter, "四、意见和建议（由本人填写）");
    paper.blocks.emplace_back(Space{5});
    paper.say(Passage::chapter, "五、下一年打算（由本人填写）");
    paper.blocks.emplace_back(Space{4});
    paper.say(Passage::signer, name);
    paper.say(Passage::signed_day, say_day(day_at(made.at, made.offset)));
}

void add_list(Official& paper, sync::Reading& reading, OwnRecords const& records) {
    if (records.rows.empty()) return;
    paper.say(Passage::attachment, "附：记录清单");
    auto const left_out = records.rows.size() - std::min(records.rows.size(), listed_most);
    if (left_out > 0) {
        paper.say(Passage::body, "共" + std::to_string(records.rows.size()) + "条，列出最近" +
                                     std::to_string(listed_most) + "条，其余见台账。");
    }
    SubjectNames names(reading);
    Grid grid;
    grid.columns = {{"日期", 1.6}, {"类别", 2}, {"对象", 2}, {"村（社区）", 2.4}};
    for (auto at = left_out; at < records.rows.size(); ++at) {
        auto const& row = records.rows[at];
        grid.rows.push_back(
            {say_day_of_year(row.day), reading.title_of(row), names.of(row.subject), names.place(row.place).name});
    }
    paper.blocks.emplace_back(std::move(grid));
}

}  // namespace

Official annual_report(sync::Reading& reading, Made const& made, int year) {
    DateRange const days{first_of_year(year), first_of_year(year + 1)};
    auto const last = std::min(reading.today(), days.past - one_day);
    auto const records = own_records(reading, days);
    Official paper;
    paper.heading = heading_of(reading, made, std::to_string(year) + "年民情报告", reading.world().divisions.county());
    auto const name = paper.heading.author;
    tell_posts(paper, reading, name, days);
    tell_counts(paper, by_kind_and_month(reading, records), counted(reading, records), last);
    tell_shares(paper, reading, days, last);
    tell_topics(paper, ticked(reading, records));
    tell_rest(paper, name, made);
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    paper.say(Passage::note, "数字由台账自动填入：统计期间" + say_day(days.first) + "至" +
                                 say_day(days.past - one_day) + "，截至" + say_day(last) + "，账本第" +
                                 std::to_string(head.seq) + "条止；" + paper.heading.author + "，" + say_moment(made) +
                                 "导出。不必另行报数。");
    add_list(paper, reading, records);
    return paper;
}

}  // namespace chengxin::document
