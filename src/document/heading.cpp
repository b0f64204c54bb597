#include "document/heading.hpp"

#include <algorithm>
#include <array>

namespace chengxin::document {

namespace {

constexpr auto one_day = std::chrono::days{1};

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string text_at(json::Object const& object, char const* name) { return std::string(object.at(name).as_string()); }

}  // namespace

std::vector<std::string> Heading::told() const {
    std::vector<std::string> all;
    for (auto const& [label, value] : lines) all.push_back(label + "：" + value);
    return all;
}

Heading heading_of(sync::Reading& reading, Made const& made, std::string title, Number place) {
    auto const& ledger = reading.ledger();
    Heading heading;
    heading.title = std::move(title);
    heading.author = text_at(reading.person(reading.caller().person), "name");
    heading.made_at = made.at;
    heading.is_demo = roster::is_fictional(ledger.tenant);
    heading.lines.emplace_back("范围", say_place(reading, place));
    heading.lines.emplace_back(
        "账本", "第 " + std::to_string(ledger::load_head(ledger.connection, ledger.tenant).seq) + " 条止");
    heading.lines.emplace_back("导出", heading.author + "，" + say_moment(made));
    if (heading.is_demo) heading.lines.emplace_back("注意", "演示数据，不是真实记录");
    return heading;
}

Heading heading_of(sync::Reading& reading, Made const& made, std::string title, indicator::Question const& question) {
    auto heading = heading_of(reading, made, std::move(title), question.division);
    auto const last = question.span.past - one_day;
    std::vector<std::pair<std::string, std::string>> lines{heading.lines.front()};
    lines.emplace_back("期间", say_day(question.span.first) + "至" + say_day(last));
    lines.emplace_back("截至", say_day(std::min(question.as_of, last)));
    lines.insert(lines.end(), heading.lines.begin() + 1, heading.lines.end());
    if (question.known) lines[3].second = "第 " + std::to_string(*question.known) + " 条止";
    heading.lines = std::move(lines);
    return heading;
}

std::string say_day(Date day) {
    std::chrono::year_month_day const parts{day};
    return std::to_string(static_cast<int>(parts.year())) + "年" + say_day_of_year(day);
}

std::string say_day_of_year(Date day) {
    std::chrono::year_month_day const parts{day};
    return std::to_string(static_cast<unsigned>(parts.month())) + "月" +
           std::to_string(static_cast<unsigned>(parts.day())) + "日";
}

std::string_view say_weekday(Date day) {
    static constexpr std::array names{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"};
    return names.at(std::chrono::weekday{day}.c_encoding());
}

std::string say_moment(Made const& made) {
    auto const local = made.at + made.offset;
    auto const midnight = std::chrono::floor<std::chrono::days>(local);
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(local - midnight).count();
    return say_day(day_at(made.at, made.offset)) + " " + two_digits(static_cast<unsigned>(minutes / 60)) + ":" +
           two_digits(static_cast<unsigned>(minutes % 60));
}

std::string say_place(sync::Reading const& reading, Number place) {
    auto const& divisions = reading.world().divisions;
    auto const lineage = divisions.lineage(place, reading.today());
    auto name = text_at(reading.division(place), "name");
    // A county's own name is not put before that of its townships: everybody who reads the paper works in it.
    if (lineage.size() > 2) name = text_at(reading.division(lineage[1]), "name") + name;
    return name;
}

std::string say_share(std::int64_t top, std::int64_t bottom) {
    auto const share = indicator::hundredths(top, bottom);
    if (!share) return "无";
    return std::to_string(*share / 100) + "." + two_digits(static_cast<unsigned>(*share % 100)) + "%";
}

}  // namespace chengxin::document
