#include "document/station_calendar.hpp"

#include <algorithm>

namespace chengxin::document {

namespace {

constexpr std::size_t octets_a_line = 75;

/// "20261106"
std::string basic(Date day) {
    auto text = to_text(day);
    std::erase(text, '-');
    return text;
}

/// "20261124T040000Z"
std::string basic(Instant moment) {
    auto text = to_text(std::chrono::floor<std::chrono::seconds>(moment)).substr(0, 19) + "Z";
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c != '\r')
            out += c;
    }
    return out;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// A content line, folded: what follows a fold begins with a space that counts among its octets.
void add_line(std::string& out, std::string_view line) {
    std::size_t room = octets_a_line;
    while (line.size() > room) {
        auto cut = room;
        while (continues_character(line[cut])) --cut;
        out += line.substr(0, cut);
        out += "\r\n ";
        line.remove_prefix(cut);
        room = octets_a_line - 1;
    }
    out += line;
    out += "\r\n";
}

void add_event(std::string& out, StationCalendar const& calendar, StationDay const& day) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:station-day-" + basic(day.planned) + "-" + calendar.identifier + "@chengxin");
    add_line(out, "DTSTAMP:" + basic(calendar.made_at));
    add_line(out, "DTSTART;VALUE=DATE:" + basic(day.held));
    add_line(out, "DTEND;VALUE=DATE:" + basic(day.held + std::chrono::days{1}));
    add_line(out, "SUMMARY:" + escaped("群众工作日：" + calendar.station));
    add_line(out, "LOCATION:" + escaped(calendar.station));
    std::string about = "这一天站里有人，接待来访群众。";
    if (day.held != day.planned) about += "原定" + say_day(day.planned) + "，" + day.reason + "。";
    if (calendar.is_demo) about += "（" + std::string(demo_mark) + "，不是真实记录）";
    add_line(out, "DESCRIPTION:" + escaped(about));
    add_line(out, "CATEGORIES:" + escaped("群众工作日"));
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
}

}  // namespace

std::vector<StationDay> station_days(int year, std::vector<unsigned> const& days) {
    std::vector<StationDay> all;
    for (unsigned month = 1; month <= 12; ++month) {
        for (auto const day : days) {
            std::chrono::year_month_day const parts{std::chrono::year{year}, std::chrono::month{month},
                                                    std::chrono::day{day}};
            if (!parts.ok()) continue;  // a month that has no such day has none less
            Date const date{std::chrono::local_days{parts}};
            all.push_back({date, date});
        }
    }
    std::ranges::sort(all, {}, &StationDay::held);
    return all;
}

std::vector<unsigned> days_of_month(fact::Catalogue const& catalogue, Date day) {
    constexpr unsigned last_of_months = 31;
    std::vector<unsigned> days;
    auto const found = catalogue.settings.find("station.days");
    auto const* value = found == catalogue.settings.end() ? nullptr : found->second.on(day);
    if (value != nullptr && value->is_array()) {
        for (auto const& one : value->get_array()) {
            bool const fits = one.is_int64() && one.get_int64() >= 1 && one.get_int64() <= last_of_months;
            if (fits) days.push_back(static_cast<unsigned>(one.get_int64()));
        }
    }
    return days.empty() ? std::vector<unsigned>{6, 7} : days;
}

std::string calendar_text(StationCalendar const& calendar) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Chengxin//station days//ZH");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    add_line(out, "X-WR-CALNAME:" + escaped(calendar.station + "工作日"));
    for (auto const& day : calendar.days) add_event(out, calendar, day);
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace chengxin::document
