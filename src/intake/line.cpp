#include "intake/line.hpp"

namespace chengxin::intake {

std::string to_line(Fault const& fault) {
    std::string place;
    if (!fault.sheet.empty()) place += "工作表“" + fault.sheet + "”";
    if (fault.row > 0) place += "第 " + std::to_string(fault.row) + " 行";
    if (!fault.column.empty()) place += " " + fault.column + " 列“" + fault.header + "”";
    return (place.empty() ? std::string() : place + "：") + fault.what + "。" + fault.remedy;
}

Wrong wrong_of(Problem const& problem) {
    auto const& detail = problem.detail;
    for (std::string_view const mark : {"：请", "，请", "；请"}) {
        auto const at = detail.find(mark);
        if (at == std::string::npos) continue;
        return {problem.code, detail.substr(0, at), detail.substr(at + mark.size() - std::string_view("请").size())};
    }
    constexpr std::string_view stop = "。";
    auto const size = detail.ends_with(stop) ? detail.size() - stop.size() : detail.size();
    return {problem.code, detail.substr(0, size), "请核对。"};
}

table::Cell const* Line::cell(std::string_view field) const {
    auto const* column = lining_.heading.column(field);
    if (column == nullptr || column->at >= row_.cells.size()) return nullptr;
    auto const& found = row_.cells[column->at];
    return is_blank(found) ? nullptr : &found;
}

Wrong Line::blank(std::string_view field) const {
    auto const title = std::string(lining_.form.field(field)->title);
    return {"cell.blank", title + "是空的", "请填写。"};
}

void Line::refuse(std::string_view field, Wrong const& wrong) {
    Fault fault;
    fault.sheet = lining_.sheet;
    fault.row = static_cast<std::int64_t>(row_.number);
    if (auto const* column = field.empty() ? nullptr : lining_.heading.column(field)) {
        fault.column = table::column_letters(column->at);
        fault.header = column->header;
    }
    fault.code = wrong.code;
    fault.what = wrong.what;
    fault.remedy = wrong.remedy;
    faults_.push_back(std::move(fault));
}

}  // namespace chengxin::intake
