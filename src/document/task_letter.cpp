#include <algorithm>
#include <array>

#include "document/papers.hpp"

namespace chengxin::document {

namespace {

/// What a cadre takes along and takes on. source: ST-18 (四背), ST-19 to ST-22 (四包)
struct Pledge {
    char const* title;
    char const* text;
};
constexpr std::array loads{
    Pledge{"背着责任", "到村里去是组织交给的任务，把村里的事当成自己的事，交办的件件有回音。"},
    Pledge{"背着感情", "把群众当亲人，进门能坐得下，遇事能说上话，不嫌弃、不推诿。"},
    Pledge{"背着工作", "政策讲到户，办事跑到位，能当场办的不隔夜，不能办的说明白。"},
    Pledge{"背着压力", "群众没办成的事放在心上，任务没完成不松劲，自己办不了的及时报告。"},
};
constexpr std::array responsibilities{
    Pledge{"包情况知晓", "村里的人口、生产、困难和诉求心中有数，变化及时记入台账。"},
    Pledge{"包矛盾化解", "矛盾纠纷早知道、早上门、早化解，化解不了的按程序上报并跟到底。"},
    Pledge{"包基层组织建设", "帮助村党组织和村民委员会正常运转，按规定议事、公开。"},
    Pledge{"包经济社会发展", "帮助村里理清路子、争取项目、发展产业、办好公益事业。"},
};
constexpr std::array numerals{"（一）", "（二）", "（三）", "（四）"};

void tell(Official& paper, std::array<Pledge, 4> const& pledges) {
    for (std::size_t at = 0; at < pledges.size(); ++at) {
        paper.say(Passage::body, std::string(numerals.at(at)) + pledges.at(at).title + "。" + pledges.at(at).text);
    }
}

void tell_duties(Official& paper, sync::Reading const& reading, access::Caller const& person) {
    auto const& method = reading.world().method;
    std::string told;
    for (auto const& rule : method.duties) {
        bool const owes = std::ranges::any_of(
            rule.owed_by, [&](std::string const& link) { return person.holds(link, reading.today()); });
        if (!owes) continue;
        told += (told.empty() ? "" : "；") + rule.title;
    }
    if (told.empty()) return;
    paper.say(Passage::chapter, "三、日常工作");
    paper.say(Passage::body,
              told + "。确有原因做不到的，在系统里如实说明，不要求另外报送材料，不看使用时长和次数排名。");
}

}  // namespace

Result<access::Caller> person_of(sync::Reading const& reading, Uuid const& id) {
    auto const& ledger = reading.ledger();
    auto const subject = ledger::find_subject(ledger.connection, ledger.tenant, ledger::SubjectId(id));
    if (!subject || ledger.words.text(subject->kind) != roster::subject_kind::person) {
        return Problem{Refusal::missing, "subject.unknown", "/person", "没有登记过这个人，请从人员名单里重新选择。"};
    }
    return access::caller_of(ledger.connection, ledger.tenant, ledger.words, *subject, reading.today());
}

Result<Official> task_letter(sync::Reading& reading, Made const& made, access::Caller const& person) {
    auto const roles = roles_in(reading, person, {reading.today(), reading.today() + std::chrono::days{1}});
    if (roles.empty()) {
        return Problem{Refusal::missing, "paper.no_post", "/person",
                       "这个人今天没有登记在任何村、乡镇或县的任职，写不出任务书。请先登记任职。"};
    }
    Official paper;
    paper.heading = heading_of(reading, made, "群众工作任务书", roles.front().place);
    std::string const name(reading.person(person.person).at("name").as_string());
    paper.say(Passage::greeting, name + "同志：");
    std::string posts;
    for (auto const& role : roles) {
        posts += (posts.empty() ? "" : "；") + say_day(role.first) + "起任" + role.title + "，";
        posts += role.past == far_future ? "任期至　　　　年　　月　　日"
                                         : "任期至" + say_day(role.past - std::chrono::days{1});
    }
    paper.say(Passage::body, "根据组织安排，你" + posts + "。现将任务交给你，请遵照执行。");
    paper.say(Passage::chapter, "一、我承诺");
    tell(paper, loads);
    paper.say(Passage::chapter, "二、我负责");
    tell(paper, responsibilities);
    tell_duties(paper, reading, person);
    paper.blocks.emplace_back(Signatures{{"派出单位（盖章）", "乡镇党委（盖章）"}});
    paper.blocks.emplace_back(Signatures{{"本人签字", "签字日期"}});
    paper.say(Passage::signed_day, say_day(day_at(made.at, made.offset)));
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    paper.say(Passage::note, "任职按台账登记，账本第" + std::to_string(head.seq) + "条止；" + paper.heading.author +
                                 "，" + say_moment(made) + "导出。");
    return paper;
}

}  // namespace chengxin::document
