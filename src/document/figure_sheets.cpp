#include "document/figure_sheets.hpp"

#include "document/subject_names.hpp"

namespace chengxin::document {

namespace {

using indicator::Standing;
using indicator::Take;

constexpr std::string_view nothing = "没有符合条件的记录。";

}  // namespace

indicator::Rules rules_of(sync::Reading const& reading) {
    return {reading.world().method.duties, reading.world().method.indicators};
}

std::string_view say_standing(Standing standing) {
    switch (standing) {
        case Standing::open: return "未完成";
        case Standing::met: return "已完成";
        case Standing::excused: return "已说明情况";
    }
    CHECK(false);
    return {};
}

File facts_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question) {
    auto heading = heading_of(reading, made, question.definition->title + "：逐条记录", question);
    Workbook book("记录", std::move(heading),
                  {{"日期", 12},
                   {"类别", 14},
                   {"对象", 14},
                   {"乡镇", 14},
                   {"村（社区）", 16},
                   {"区划代码", 16},
                   {"记录人", 12},
                   {"账本第几条", 12, true}});
    SubjectNames names(reading);
    std::int64_t rows = 0;
    indicator::each_of_figure(reading.ledger(), rules_of(reading), question, [&](ledger::Row const& row) {
        auto const& place = names.place(row.place);
        book.add({row.day, reading.title_of(row), names.of(row.subject), place.wider, place.name, place.code,
                  names.of(row.author), row.seq});
        ++rows;
    });
    if (rows == 0) book.add_note(nothing);
    return book.finish();
}

File owing_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question,
                 std::optional<Standing> standing) {
    auto title = question.definition->title + "：";
    title += standing ? std::string(say_standing(*standing)) + "名单" : "应做名单";
    Workbook book("名单", heading_of(reading, made, std::move(title), question),
                  {{"对象", 14}, {"乡镇", 14}, {"村（社区）", 16}, {"区划代码", 16}, {"情形", 12}, {"日期", 12}});
    SubjectNames names(reading);
    std::int64_t rows = 0;
    for (auto const& one : indicator::owing(reading.ledger(), rules_of(reading), question)) {
        if (standing && one.standing != *standing) continue;
        auto const& place = names.place(one.place);
        book.add({names.of(one.subject), place.wider, place.name, place.code, std::string(say_standing(one.standing)),
                  one.since ? Cell(*one.since) : Cell()});
        ++rows;
    }
    if (rows == 0) book.add_note(nothing);
    return book.finish();
}

File figure_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question) {
    auto const& definition = *question.definition;
    auto const figure = indicator::figure(reading.ledger(), rules_of(reading), question);
    bool const is_share = definition.take == Take::share;
    std::vector<Column> columns{{"单位", 20}, {"区划代码", 16}};
    if (is_share) {
        for (auto const* title : {"应完成", "已完成", "已说明情况", "未完成", "比例"})
            columns.push_back({title, 12, true});
    } else {
        columns.push_back({definition.unit.empty() ? "数量" : "数量（" + definition.unit + "）", 14, true});
    }
    Workbook book("汇总", heading_of(reading, made, definition.title + "：汇总表", question), std::move(columns));
    SubjectNames names(reading);
    auto const add = [&](std::string const& name, std::string const& code, indicator::Counted const& counted) {
        if (!is_share) return book.add({name, code, counted.n});
        auto const open = counted.bottom - counted.top - counted.excused;
        auto const share = indicator::hundredths(counted.top, counted.bottom);
        book.add({name, code, counted.bottom, counted.top, counted.excused, open,
                  share ? Cell(Percent{*share}) : Cell(std::string("无"))});
    };
    for (auto const& row : figure.rows) {
        auto const& place = names.place(row.division);
        add(place.name, place.code, row.counted);
    }
    auto const& whole = names.place(question.division);
    add(figure.rows.empty() ? whole.name : whole.name + "合计", whole.code, figure.total);
    return book.finish();
}

}  // namespace chengxin::document
