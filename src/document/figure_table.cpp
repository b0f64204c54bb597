#include "document/figure_sheets.hpp"
#include "document/forms.hpp"
#include "document/ruled_table.hpp"
#include "document/subject_names.hpp"

namespace chengxin::document {

namespace {

/// "56 000": groups of three, a narrow space between them.
std::string grouped(std::int64_t number) {
    auto const digits = std::to_string(number);
    std::string out;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) out += " ";
        out += digits[at];
    }
    return out;
}

}  // namespace

File figure_table(sync::Reading& reading, Made const& made, indicator::Question const& question) {
    constexpr double size = 12;
    auto const& definition = *question.definition;
    bool const is_share = definition.take == indicator::Take::share;
    auto const figure = indicator::figure(reading.ledger(), rules_of(reading), question);
    auto const heading =
        heading_of(reading, made, say_place(reading, question.division) + definition.title + "汇总表", question);
    Pages pages(Pages::Turn::portrait, {20, 18, 20, 18}, Pages::Number::centered, heading);
    put_heading(pages, heading);
    std::vector<RuledTable::Column> columns{{"单位", is_share ? 50.0 : 110.0}};
    if (is_share) {
        for (auto const* title : {"应完成", "已完成", "已说明", "未完成", "比例"}) {
            columns.push_back({title, 24, Align::right});
        }
    } else {
        columns.push_back({definition.unit.empty() ? "数量" : "数量（" + definition.unit + "）", 60, Align::right});
    }
    RuledTable table(pages, std::move(columns), {size, size, 9});
    SubjectNames names(reading);
    auto const add = [&](std::string const& name, indicator::Counted const& one, Face face) {
        if (!is_share) return table.add({name, grouped(one.n)}, face);
        table.add({name, grouped(one.bottom), grouped(one.top), grouped(one.excused),
                   grouped(one.bottom - one.top - one.excused), say_share(one.top, one.bottom)},
                  face);
    };
    for (auto const& row : figure.rows) add(names.place(row.division).name, row.counted, Face::song);
    auto const& whole = names.place(question.division).name;
    add(figure.rows.empty() ? whole : whole + "合计", figure.total, Face::hei);
    return pages.finish();
}

bool can_print() {
    Heading const nothing;
    Pages const pages(Pages::Turn::portrait, {}, Pages::Number::centered, nothing);
    return pages.has_chinese();
}

Problem no_font() {
    return {Refusal::busy, "paper.no_font", "",
            "服务器上没有中文字体，印不出 PDF。请管理员装上 fonts-noto-cjk 后再试；xlsx 和 docx 不受影响。"};
}

}  // namespace chengxin::document
