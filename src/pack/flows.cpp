#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

constexpr std::string_view limits = "days workdays months until";

/// A flow: where its steps lead, what they ask, and what holds them up.
class FlowCheck {
public:
    FlowCheck(Inspection& inspection, CheckedFile const& file) : inspection_(inspection), file_(file) {
        for (auto const* row : rows_at(*file.whole, "stage")) stages_.push_back(text_at(*row, "name"));
        steps_.emplace_back("open");
        for (auto const* row : rows_at(*file.whole, "step")) steps_.push_back(text_at(*row, "name"));
    }

    void run() {
        for (auto const* row : rows("step")) check_step(*row);
        check_routes();
        for (auto const* row : rows("field")) check_asked(*row);
        for (auto const* row : rows("guard")) check_guard(*row);
        for (auto const* row : rows("clock")) check_clock(*row);
        for (auto const* row : rows("notice")) check_notice(*row);
        Fields all;
        for (auto const* row : rows_at(*file_.whole, "field")) all.emplace(text_at(*row, "name"), type_of_field(*row));
        check_field_names(inspection_, file_.place, *file_.own, "public", all);
        check_offers(inspection_, file_, all);
    }

private:
    std::vector<json::Object const*> rows(char const* kind) const { return rows_at(*file_.own, kind); }

    Scope scope_at(std::string const& step) const {
        auto scope = scope_of_stream(inspection_.names(), step.empty() ? file_.name : file_.name + "." + step);
        scope.figures = true;
        return scope;
    }

    bool known(std::vector<std::string> const& names, Place const& place, std::string const& name,
               std::string_view what) {
        bool const is_known = std::ranges::count(names, name) != 0;
        if (!is_known)
            inspection_.say(place, "name.unknown", "没有" + std::string(what) + in_quotes(name) + "，请核对。");
        return is_known;
    }

    void check_step(json::Object const& row) {
        auto const place = file_.row("step", row);
        for (auto const& stage : texts_at(row, "from")) known(stages_, place.at("from"), stage, "阶段");
        auto const to = text_at(row, "to");
        if (to != "same" && !to.empty()) known(stages_, place.at("to"), to, "阶段");
        if (std::ranges::count(steps_, text_at(row, "name")) > 1) {
            inspection_.say(place, "name.twice",
                            "步骤" + in_quotes(text_at(row, "name")) + "写了两次（open 是开头的一步），请换一个名称。");
        }
        check_condition(inspection_, place, row, "if", scope_at(""));
    }

    bool is_final(std::string const& stage) const {
        return std::ranges::any_of(rows_at(*file_.whole, "stage"), [&](auto const* row) {
            return text_at(*row, "name") == stage && yes_at(*row, "final");
        });
    }

    /// Stages that the steps lead to from `found`, or, backwards, from which they lead there.
    std::set<std::string> spread(std::set<std::string> found, bool backwards) const {
        for (bool grew = true; grew;) {
            grew = false;
            for (auto const* step : rows_at(*file_.whole, "step")) {
                auto const to = text_at(*step, "to");
                if (to == "same") continue;
                for (auto const& from : texts_at(*step, "from")) {
                    auto const& known_end = backwards ? to : from;
                    auto const& other_end = backwards ? from : to;
                    if (found.contains(known_end)) grew = found.insert(other_end).second || grew;
                }
            }
        }
        return found;
    }

    void check_routes() {
        if (stages_.empty()) return;
        std::set<std::string> ends;
        for (auto const& stage : stages_) {
            if (is_final(stage)) ends.insert(stage);
        }
        auto const reached = spread({stages_.front()}, false);
        auto const ending = spread(ends, true);
        for (auto const* row : rows_at(*file_.whole, "stage")) {
            auto const stage = text_at(*row, "name");
            auto const place = file_.row("stage", *row);
            if (!reached.contains(stage)) {
                inspection_.say(place, "stage.unreached",
                                "没有步骤能走到" + in_quotes(stage) + "，请补一步，或删去它。");
            }
            if (!ending.contains(stage)) {
                inspection_.say(place, "stage.endless",
                                "从" + in_quotes(stage) + "走不到结束，请补一步，或标上 final = true。");
            }
        }
    }

    void check_asked(json::Object const& row) {
        auto const place = file_.row("field", row);
        check_field(inspection_, file_, row);
        for (auto const& step : texts_at(row, "at")) {
            if (!known(steps_, place.at("at"), step, "步骤")) continue;
            auto scope = scope_at(step);
            scope.figures = false;
            bool later = false;
            for (auto const* other : rows_at(*file_.whole, "field")) {
                later = later || text_at(*other, "name") == text_at(row, "name");
                auto const at = texts_at(*other, "at");
                if (later && std::ranges::count(at, step) != 0 && reads(row, text_at(*other, "name"))) {
                    inspection_.say(place.at("if"), "field.later",
                                    "条件读的" + in_quotes(text_at(*other, "name")) + "在后面才问，请调整先后。");
                }
            }
            check_condition(inspection_, place, row, "if", scope);
            if (row.contains("known")) type_of_path(inspection_, place.at("known"), scope, text_at(row, "known"));
        }
    }

    static bool reads(json::Object const& row, std::string const& field) {
        auto const* condition = row.if_contains("if");
        return condition != nullptr &&
               json::canonical(*condition).find("\"field\":\"" + field + "\"") != std::string::npos;
    }

    void check_guard(json::Object const& row) {
        auto const place = file_.row("guard", row);
        for (auto const& step : texts_at(row, "step")) {
            if (!known(steps_, place.at("step"), step, "步骤")) continue;
            auto scope = scope_at(step);
            check_condition(inspection_, place, row, "if", scope);
            scope.is_guard = true;
            check_condition(inspection_, place, row, "must", scope);
        }
    }

    void check_clock(json::Object const& row) {
        auto const place = file_.row("clock", row);
        for (auto const* key : {"starts", "stops", "pause_in"}) {
            for (auto const& stage : texts_at(row, key)) known(stages_, place.at(key), stage, "阶段");
        }
        for (auto const& step : texts_at(row, "restart_on")) {
            bool const is_stage = std::ranges::count(stages_, step) != 0;
            if (!is_stage) known(steps_, place.at("restart_on"), step, "步骤");
        }
        auto const given = std::ranges::count_if(row, [](auto const& entry) { return is_word(limits, entry.key()); });
        if (given > 1) inspection_.say(place, "clock.limits", "days、workdays、months、until 只能写一个。");
        if (given > 0 && !row.contains("owner"))
            inspection_.say(place, "clock.owner", "有期限的时钟要写 owner：超期由谁负责。");
        bool const in_workdays = row.contains("workdays") || row.contains("extend_workdays");
        if (in_workdays && !row.contains("calendar"))
            inspection_.say(place, "clock.calendar", "按工作日计，要写 calendar。");
        bool const extends = row.contains("extend_days") || row.contains("extend_workdays");
        if (extends && !row.contains("extend_by"))
            inspection_.say(place, "clock.extend_by", "可以延期，要写 extend_by：由谁批准。");
        auto const scope = scope_at("");
        for (auto const key : words_of(limits)) check_limit(place, row, key, scope);
        check_condition(inspection_, place, row, "if", scope);
    }

    void check_limit(Place const& place, json::Object const& row, std::string_view key, Scope const& scope) {
        auto const* limit = row.if_contains(key);
        if (limit == nullptr) return;
        if (key == "until" && !is_marked(*limit, '@') && !is_marked(*limit, '$')) {
            inspection_.say(place.at(key), "value.shape", "until 要写 \"@字段\" 或 \"$参数\"。");
        }
        if (key == "until") inspection_.resolve(place.at(key), *limit);
        if (!is_marked(*limit, '@')) return;
        auto const type = type_of_path(inspection_, place.at(key), scope, unmarked(*limit));
        auto const wanted = key == "until" ? Sort::day : Sort::number;
        if (!type || type->sort == wanted || type->sort == Sort::any) return;
        inspection_.say(
            place.at(key), "type.mismatch",
            "这里要" + std::string(to_chinese(wanted)) + "，" + in_quotes(unmarked(*limit)) + "不是，请换一个。");
    }

    void check_notice(json::Object const& row) {
        auto const place = file_.row("notice", row);
        auto const step = text_at(row, "step");
        Fields all;
        for (auto const* field : rows_at(*file_.whole, "field"))
            all.emplace(text_at(*field, "name"), type_of_field(*field));
        check_field_names(inspection_, place, row, "shows", all);
        if (known(steps_, place.at("step"), step, "步骤"))
            check_condition(inspection_, place, row, "if", scope_at(step));
    }

    Inspection& inspection_;
    CheckedFile const& file_;
    std::vector<std::string> stages_;
    std::vector<std::string> steps_;
};

}  // namespace

void check_flow(Inspection& inspection, CheckedFile const& file) { FlowCheck(inspection, file).run(); }

}  // namespace chengxin::pack
