#include <algorithm>

#include "document/forms.hpp"
#include "document/ruled_table.hpp"

namespace chengxin::document {

namespace {

constexpr double text_size = 12;
constexpr double note_size = 10;
constexpr double line_height = 17;
constexpr int lines_in_front = 11;
constexpr int lines_behind = 13;

/// Those with a seat in the station of the village on the day, each with what they are there.
std::vector<std::string> members_on(sync::Reading& reading, Number village, Date day) {
    auto const& ledger = reading.ledger();
    std::vector<std::string> members;
    for (auto const& role : access::roles_of_scope("station")) {
        auto const links = roster::links_to(ledger.connection, ledger.tenant, village, ledger.words.find(role), day);
        for (auto const& link : links) {
            members.push_back(std::string(reading.person(link.origin).at("name").as_string()) + "（" +
                              reading.world().method.link_title(role) + "）");
        }
    }
    return members;
}

std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& one : all) text += (text.empty() ? "" : "　　") + one;
    return text;
}

void put_line(Pages& pages, std::string const& label, std::string const& value) {
    constexpr double label_width = 24;
    Text const told{value, text_size};
    auto const height = std::max(8.0, pages.height_of(told, pages.width() - label_width) + 2);
    pages.put({label, text_size, Face::hei}, pages.left(), pages.y() + 1, label_width);
    pages.put(told, pages.left() + label_width, pages.y() + 1, pages.width() - label_width);
    pages.move_to(pages.y() + height);
}

void put_lines(Pages& pages, int first, int count) {
    RuledTable table(pages,
                     {{"序号", 13, Align::center},
                      {"来访群众", 27},
                      {"人数", 14, Align::center},
                      {"反映的事", 66},
                      {"怎样处理、谁来办", 54}},
                     {text_size, text_size, line_height, true});
    for (int at = 0; at < count; ++at) {
        table.add_cells({{{std::to_string(first + at), text_size, Face::song, Align::center}}, {}, {}, {}, {}});
    }
}

}  // namespace

File work_day_sheet(sync::Reading& reading, Made const& made, Number village, Date day) {
    auto const place = say_place(reading, village);
    auto heading = heading_of(reading, made, place + "群众工作日登记单", village);
    Pages pages(Pages::Turn::portrait, {18, 15, 18, 16}, Pages::Number::centered, heading);
    put_heading(pages, heading);
    auto const members = members_on(reading, village, day);
    put_line(pages, "日期", say_day(day) + "　" + std::string(say_weekday(day)));
    put_line(pages, "工作站", place + "群众工作站");
    put_line(pages, "本站成员", members.empty() ? "还没有登记，请写在这里：" : joined(members));
    put_line(pages, "在站签名", "");
    pages.rule(pages.left() + 24, pages.y() - 1.5, pages.left() + pages.width(), pages.y() - 1.5, 0.4);
    pages.move_to(pages.y() + 3);
    put_lines(pages, 1, lines_in_front);
    pages.turn_page();
    put_lines(pages, lines_in_front + 1, lines_behind);
    pages.move_to(pages.y() + 4);
    put_line(pages, "小结", "");
    pages.rule(pages.left() + 24, pages.y() - 1.5, pages.left() + pages.width(), pages.y() - 1.5, 0.4);
    pages.put({"来访群众的姓名只写在这张纸上，不录入系统；录入的是人数、反映的事和处理结果。"
               "没有人来也是正常的，照实写“无”。用完交站里保管。",
               note_size, Face::song, Align::left, true},
              pages.left(), pages.y() + 2, pages.width());
    return pages.finish();
}

}  // namespace chengxin::document
