#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

constexpr std::size_t splits_max = 2;

class IndicatorCheck {
public:
    IndicatorCheck(Inspection& inspection, CheckedFile const& file)
        : inspection_(inspection),
          file_(file),
          take_(text_at(*file.own, "take")) {}

    void run() {
        auto const& own = *file_.own;
        check_take();
        if (texts_at(own, "split").size() > splits_max) say("split", "indicator.split", "最多按两项拆分，请删去一项。");
        for (auto const& stream : texts_at(own, "over")) check_stream(stream);
        auto const each = text_at(own, "each");
        if (!each.empty() && each != "about") inspection_.refer(file_.place.at("each"), Refers::subject, each);
        if (own.contains("goal") != own.contains("goal_is"))
            say("goal", "indicator.goal", "goal 和 goal_is 要一起写。");
        if (text_at(own, "goal_is") == "about" && !own.contains("goal_within")) {
            say("goal_within", "indicator.goal", "goal_is = \"about\" 要写 goal_within：差多少还算。");
        }
    }

private:
    void say(char const* key, std::string code, std::string reason) {
        inspection_.say(file_.place.at(key), std::move(code), std::move(reason));
    }

    void check_take() {
        auto const& own = *file_.own;
        bool const is_share = take_ == "share";
        for (auto const* key : {"top", "bottom"}) {
            if (own.contains(key) == is_share) continue;
            say(key, "indicator.take",
                is_share ? "share 要写 top 和 bottom。" : "只有 share 才写 top、bottom，请删去。");
        }
        if (own.contains("over") == is_share) {
            say("over", "indicator.take", is_share ? "share 用 top、bottom，请删去 over。" : "要写 over：数的是什么。");
        }
        bool const wants_field = is_word("sum distinct", take_);
        if (wants_field && !own.contains("field")) say("field", "indicator.take", take_ + " 要写 field。");
        if (take_ == "least" && !own.contains("group"))
            say("group", "indicator.take", "least 要写 group：在哪些对象里取最低。");
        if (own.contains("skip_if") && take_ != "streak")
            say("skip_if", "indicator.take", "只有 streak 才写 skip_if，请删去。");
        if (is_share) check_unit();
    }

    /// A share of things in two units would mean nothing, unless it has a unit of its own.
    void check_unit() {
        auto const& names = inspection_.names();
        auto const* top = names.file("indicator", text_at(*file_.own, "top"));
        auto const* bottom = names.file("indicator", text_at(*file_.own, "bottom"));
        if (top == nullptr || bottom == nullptr || text_at(*file_.own, "unit") != "%") return;
        if (text_at(*top, "unit") == text_at(*bottom, "unit")) return;
        say("unit", "indicator.unit",
            "分子按" + in_quotes(text_at(*top, "unit")) + "、分母按" + in_quotes(text_at(*bottom, "unit")) +
                "计，不能算百分比，请统一单位。");
    }

    void check_stream(std::string const& stream) {
        auto const& own = *file_.own;
        if (!inspection_.names().has(Refers::counted, stream)) return;
        if (take_ == "least" && inspection_.names().file("indicator", stream) == nullptr) {
            say("over", "indicator.take", "least 要数另一个指标，" + in_quotes(stream) + "不是，请换一个。");
        }
        auto const scope = scope_of_stream(inspection_.names(), stream);
        check_condition(inspection_, file_.place, own, "if", scope);
        check_condition(inspection_, file_.place, own, "skip_if", scope);
        for (auto const& path : texts_at(own, "split")) type_of_path(inspection_, file_.place.at("split"), scope, path);
        auto const field = text_at(own, "field");
        if (!field.empty()) check_number("field", field, take_ == "sum", scope);
        if (own.contains("times")) check_number("times", text_at(own, "times"), true, scope);
        auto const credit = text_at(own, "credit");
        bool const by_link = inspection_.names().is_role(credit);
        if (!credit.empty() && !by_link) type_of_path(inspection_, file_.place.at("credit"), scope, credit);
    }

    void check_number(char const* key, std::string const& path, bool is_number, Scope const& scope) {
        auto const type = type_of_path(inspection_, file_.place.at(key), scope, path);
        if (!type || !is_number || type->sort == Sort::number || type->sort == Sort::any) return;
        say(key, "type.mismatch", in_quotes(path) + "不是数，不能相加，请换一个。");
    }

    Inspection& inspection_;
    CheckedFile const& file_;
    std::string take_;
};

}  // namespace

void check_indicator(Inspection& inspection, CheckedFile const& file) {
    if (!file.adds()) IndicatorCheck(inspection, file).run();
}

}  // namespace chengxin::pack
