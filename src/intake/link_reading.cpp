#include <algorithm>

#include "intake/reading.hpp"

namespace chengxin::intake {

namespace {

/// Postings and links: who, by which link, to where, since when.
class LinkReading : public Reading {
public:
    explicit LinkReading(Scope const& scope) : Reading(scope), names_(scope.directory.links()) {}

    std::optional<command::Command> read(Line& line) override {
        auto const name = link_name(line);
        auto const* rule = name ? scope().directory.world().method.link(*name) : nullptr;
        auto const day = day_of(line);
        if (rule == nullptr) return std::nullopt;
        auto const from = origin(*rule, line);
        auto const to = target(*rule, line);
        if (!line.is_good() || !from || !to) return std::nullopt;
        auto const key = to_text((*from)->id) + *name + to_text(to->id);
        if (holds(**from, *name, to->id, day)) {
            known_.known(key, command::masked_name((*from)->text("name")) + "的“" + rule->title + "”");
        }
        refuse_double(known_, key, "同一个人的同一项任职或联系", "link", line);
        if (!line.is_good()) return std::nullopt;
        command::BeginLink command;
        command.id = ledger::FactId(row_id(scope().order.import, line.number(), Made::fact));
        command.link = *name;
        command.from = {rule->from, (*from)->id};
        command.to = *to;
        command.day = day;
        return command;
    }

private:
    std::optional<std::string> link_name(Line& line) const {
        auto const text = line.words("link");
        if (!text) return std::nullopt;
        if (scope().directory.world().method.link(*text) != nullptr) return text;
        auto const found = std::ranges::find(names_, *text, &LinkName::title);
        if (found != names_.end()) return found->name;
        std::string known;
        for (auto const& one : names_) known += (known.empty() ? "" : "、") + one.title;
        line.refuse("link", {"link.unknown", "没有“" + *text + "”这种职务或联系", "可以写：" + known + "。"});
        return std::nullopt;
    }

    std::optional<Entry const*> origin(pack::LinkRule const& rule, Line& line) const {
        if (rule.from == roster::subject_kind::unit) return unit("from", line);
        auto const name = line.name("from");
        auto const phone = line.phone("phone");
        if (!name) return std::nullopt;
        auto found = scope().directory.people_named(*name);
        bool const is_known = !found.empty();
        if (phone) std::erase_if(found, [&](Entry const* one) { return one->text("phone") != *phone; });
        if (found.size() == 1) return found.front();
        if (!is_known) {
            line.refuse("from", {"person.unknown", "没有登记过“" + *name + "”", "请核对姓名，或先导入人员。"});
        } else if (found.empty()) {
            line.refuse("phone", {"person.phone", "“" + *name + "”登记的电话不是这个", "请核对电话。"});
        } else {
            line.refuse("from", {"person.ambiguous", "有 " + std::to_string(found.size()) + " 个人叫“" + *name + "”",
                                 "请加一列电话，写得和登记的一样。"});
        }
        return std::nullopt;
    }

    std::optional<command::About> target(pack::LinkRule const& rule, Line& line) const {
        if (rule.to == roster::subject_kind::unit) {
            auto const found = unit("place", line);
            return found ? std::optional(command::About{rule.to, (*found)->id}) : std::nullopt;
        }
        auto const& divisions = scope().directory.world().divisions;
        if (rule.to == roster::subject_kind::household) {
            auto const number = village("place", line);
            auto const head = line.name("head");
            if (line.cell("head") == nullptr) {
                line.refuse("", {"link.head", "“" + rule.title + "”要写明是哪一户", "请填写户主。"});
            }
            auto const found = number && head ? household(*number, *head, "head", line) : std::nullopt;
            return found ? std::optional(command::About{rule.to, (*found)->id}) : std::nullopt;
        }
        auto const text = line.words("place");
        if (!text) return std::nullopt;
        auto found = scope().directory.divisions_named(*text, "");
        bool const is_known = !found.empty();
        std::erase_if(found, [&](Number number) {
            auto const& level = divisions.at(number, scope().directory.day())->level;
            return level != rule.to && !(rule.to == "village" && roster::is_village_level(level));
        });
        if (found.size() == 1) {
            return command::About{std::string(roster::subject_kind::division), divisions.id_of(found.front())};
        }
        line.refuse(
            "place",
            !is_known ? Wrong{"place.unknown", "没有登记过“" + *text + "”", "请核对名称或代码，或先导入行政区划。"}
            : found.empty() ? Wrong{"place.level", "“" + rule.title + "”不能落在“" + *text + "”这一级", "请核对地点。"}
                            : Wrong{"place.ambiguous", "有几个地方都叫“" + *text + "”", "请写 12 位代码。"});
        return std::nullopt;
    }

    bool holds(Entry const& from, std::string const& link, SubjectId const& to, Date day) const {
        return std::ranges::any_of(scope().directory.links_of(from.number), [&](HeldLink const& held) {
            return held.name == link && held.target == to && held.first <= day && day < held.past;
        });
    }

    std::vector<LinkName> names_;
    Lookalikes known_;
};

}  // namespace

std::unique_ptr<Reading> link_reading(Scope const& scope) { return std::make_unique<LinkReading>(scope); }

}  // namespace chengxin::intake
