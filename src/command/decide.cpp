#include "command/decide.hpp"

#include <algorithm>

namespace chengxin::command {

namespace {

constexpr auto ahead_max = std::chrono::days{1};
constexpr auto behind_max = std::chrono::days{400};
constexpr std::size_t family_max = 64;

bool is_same_hand(ledger::Row const& target, SubjectId const& author, Scene const& scene) {
    auto const is = [&](Number person, SubjectId const& id) {
        auto const* subject = scene.read.subject(id);
        return subject != nullptr && subject->number == person;
    };
    return is(target.author, author) || is(target.author, scene.caller.person_id) ||
           is(target.recorder, scene.caller.person_id);
}

}  // namespace

ledger::Row const* ReadSet::fact(FactId const& id) const {
    auto const found = facts.find(id);
    return found == facts.end() ? nullptr : &found->second;
}

ledger::Subject const* ReadSet::subject(SubjectId const& id) const {
    auto const found = subjects.find(id);
    return found == subjects.end() ? nullptr : &found->second;
}

Outcome check_day(Date day, Scene const& scene, bool confirmed) {
    if (day > scene.today + ahead_max) {
        return Problem{Refusal::invalid, "fact.day.future", "/day",
                       "日期 " + to_text(day) + " 还没有到，请改成事情发生的那一天。"};
    }
    if (!confirmed && day < scene.today - behind_max) {
        return Problem{Refusal::invalid, "fact.day.long_ago", "/day",
                       "日期 " + to_text(day) + " 在 400 天以前，请核对；确实是那一天的，请在补录时确认。"};
    }
    return Done{};
}

Result<ledger::Subject> find_subject(About const& about, Scene const& scene, std::string const& at) {
    auto const* subject = scene.read.subject(about.id);
    if (subject == nullptr) {
        return Problem{Refusal::missing, "subject.unknown", at + "/id",
                       "台账里没有这个对象，请先登记，或刷新后重新选择。"};
    }
    if (scene.words.text(subject->kind) != about.type) {
        return Problem{Refusal::invalid, "subject.kind", at + "/type", "对象的类别不对，请刷新后重新选择。"};
    }
    return *subject;
}

bool is_a(std::string_view noun, ledger::Subject const& subject, Date day, Scene const& scene) {
    auto const kind = scene.words.text(subject.kind);
    if (kind != roster::subject_kind::division) return kind == noun;
    auto const* division = scene.world.divisions.at(subject.number, day);
    return division != nullptr && roster::is_at_level(division->level, noun);
}

Number place_of(ledger::Subject const& subject, Date day, Scene const& scene) {
    auto const kind = scene.words.text(subject.kind);
    if (kind == roster::subject_kind::division) return subject.number;
    if (kind != roster::subject_kind::household) return scene.world.divisions.county();
    auto const rows = scene.read.households.find(subject.number);
    return rows == scene.read.households.end() ? 0 : roster::village_on(rows->second, day);
}

std::vector<Number> lineage_of(ledger::Subject const& subject, Date day, Scene const& scene) {
    auto const place = place_of(subject, day, scene);
    auto lineage = scene.world.divisions.lineage(place, day);
    if (lineage.empty() || lineage.front() != subject.number) lineage.insert(lineage.begin(), subject.number);
    return lineage;
}

Outcome check_correction(FactId const& id, FactId const& corrects, std::string_view kind,
                         ledger::Subject const& subject, SubjectId const& author, Scene const& scene) {
    if (corrects == id) {
        return Problem{Refusal::invalid, "fact.correction.circle", "/corrects", "一条记录不能更正它自己。"};
    }
    auto const* target = scene.read.fact(corrects);
    if (target == nullptr) return Done{};  // it waits until what it corrects arrives
    if (scene.words.text(target->kind) != kind) {
        return Problem{Refusal::invalid, "fact.correction.kind", "/corrects", "更正的类别要和原记录相同。"};
    }
    if (target->subject != subject.number) {
        return Problem{Refusal::invalid, "fact.correction.subject", "/about",
                       "更正不能换成别的对象：请撤销原记录，再为正确的对象另记一条。"};
    }
    if (!scene.caller.is_local && !is_same_hand(*target, author, scene)) {
        return Problem{Refusal::forbidden, "fact.correction.hand", "/corrects",
                       "只有记这条的人才能更正或撤销它，请联系本人处理。"};
    }
    auto const family = scene.read.families.find(corrects);
    if (family == scene.read.families.end()) return Done{};
    if (family->second.size() >= family_max) {
        return Problem{Refusal::conflict, "fact.correction.too_many", "/corrects",
                       "这条记录已经更正了 64 次，请撤销后另记一条。"};
    }
    ledger::Version added;
    added.id = id;
    added.corrects = corrects;
    if (ledger::makes_circle(family->second, added)) {
        return Problem{Refusal::invalid, "fact.correction.circle", "/corrects", "更正绕成了圈，请更正最新的那一条。"};
    }
    return Done{};
}

}  // namespace chengxin::command
