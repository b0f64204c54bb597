#include <algorithm>
#include <numeric>

#include "base/quantity.hpp"
#include "pack/checks.hpp"
#include "pack/rows.hpp"
#include "pack/scope.hpp"

namespace chengxin::pack {

namespace {

constexpr std::int64_t points_whole = 100;
constexpr std::int64_t bearable = 1'000'000;

/// An exact sum of ratios such as "1/2" and "1/3".
class Shares {
public:
    void add(json::Value const& share) {
        std::string_view const text = share.is_string() ? std::string_view(share.get_string()) : "";
        auto const stroke = text.find('/');
        if (share.is_int64()) return add(share.get_int64(), 1);
        auto const top = whole(text.substr(0, stroke));
        auto const bottom = stroke == std::string_view::npos ? std::nullopt : whole(text.substr(stroke + 1));
        if (!top || !bottom || *bottom <= 0) return;
        add(*top, *bottom);
    }
    bool is_one() const { return top_ == bottom_; }

private:
    static std::optional<std::int64_t> whole(std::string_view text) {
        auto const value = Quantity::of(json::Value(std::string(text) + "/1"));
        return value ? value->whole() : std::nullopt;
    }

    void add(std::int64_t top, std::int64_t bottom) {
        if (top < 0 || top > bearable || bottom > bearable || bottom_ > bearable) {
            top_ = 0;  // no share of anything: never one
            return;
        }
        top_ = top_ * bottom + top * bottom_;
        bottom_ *= bottom;
        auto const shared = std::gcd(top_, bottom_);
        top_ /= shared;
        bottom_ /= shared;
    }

    std::int64_t top_ = 0;
    std::int64_t bottom_ = 1;
};

/// What a component is made of, and the rows that say so.
std::string_view rows_for(std::string_view over) {
    return over == "review" ? "review" : over == "ballot" ? "ballot" : "item";
}

class AppraisalCheck {
public:
    AppraisalCheck(Inspection& inspection, CheckedFile const& file) : inspection_(inspection), file_(file) {
        for (auto const* row : rows_at(*file.whole, "component")) components_.insert(text_at(*row, "name"));
    }

    void run() {
        check_components();
        check_grades();
        check_head();
        for (auto const* rows : {"review", "ballot", "item"}) {
            for (auto const* row : rows_at(*file_.own, rows)) check_member(rows, *row);
        }
        for (auto const* row : rows_at(*file_.own, "item")) check_item(*row);
        auto const scope = scope_of_result();
        for (auto const* rows : {"grade", "roll"}) {
            for (auto const* row : rows_at(*file_.own, rows))
                check_condition(inspection_, file_.row(rows, *row), *row, "if", scope);
        }
    }

private:
    void say(Place const& place, std::string code, std::string reason) {
        inspection_.say(place, std::move(code), std::move(reason));
    }

    /// A number of a row, a setting seen to. out: nothing where there is none.
    std::optional<std::int64_t> number(Place const& place, json::Object const& row, char const* key) {
        auto const* written = row.if_contains(key);
        if (written == nullptr) return std::nullopt;
        auto const value = inspection_.resolve(place.at(key), *written);
        bool const bears = value.is_int64() && value.get_int64() >= -bearable && value.get_int64() <= bearable;
        return bears ? std::optional(value.get_int64()) : std::nullopt;
    }

    Scope scope_of_result() const {
        auto scope = scope_of_stream(inspection_.names(), file_.name + ".result");
        for (auto const& [name, type] : attributes(text_at(*file_.whole, "each"))) scope.fields.emplace(name, type);
        scope.figures = true;
        return scope;
    }

    std::vector<json::Object const*> rows_of(std::string_view rows, std::string const& component) const {
        auto found = rows_at(*file_.whole, rows);
        std::erase_if(found, [&](auto const* row) { return text_at(*row, "component") != component; });
        return found;
    }

    void check_components() {
        std::int64_t sum = 0;
        std::int64_t most = 0;
        std::int64_t ballot = points_whole;
        Place ballot_place = file_.place;
        for (auto const* row : rows_at(*file_.whole, "component")) {
            auto const place = file_.row("component", *row);
            auto const points = number(place, *row, "points").value_or(0);
            sum += points;
            most = std::max(most, points);
            if (text_at(*row, "over") == "ballot" && points <= ballot) {
                ballot = points;
                ballot_place = place.at("points");
            }
            check_parts(place, *row, points);
        }
        if (sum != points_whole) {
            say(file_.place.at("component"), "appraisal.points",
                "各部分合计 " + std::to_string(sum) + " 分，要正好 100 分，请核对。");
        }
        if (ballot_place.row.empty() || ballot >= most) return;
        say(ballot_place, "appraisal.ballot", "群众测评的分值要最大，请调高它，或调低别的部分。");
    }

    void check_parts(Place const& place, json::Object const& component, std::int64_t points) {
        auto const over = text_at(component, "over");
        auto const rows = rows_of(rows_for(over), text_at(component, "name"));
        if (rows.empty()) {
            return say(place, "appraisal.empty",
                       "没有一行说明这部分怎么得分，请写 [[" + std::string(rows_for(over)) + "]]。");
        }
        if (over == "review") {
            Shares shares;
            for (auto const* row : rows) {
                if (auto const* share = row->if_contains("share")) shares.add(inspection_.resolve(place, *share));
            }
            if (!shares.is_one()) say(place, "appraisal.shares", "各评议人的 share 合起来要正好是 1，请核对。");
        }
        if (over != "figures" && over != "scheme") return;
        std::int64_t sum = 0;
        for (auto const* row : rows) sum += number(file_.row("item", *row), *row, "points").value_or(0);
        if (sum == points || sum == points_whole) return;
        say(place, "appraisal.items",
            "各项合计 " + std::to_string(sum) + " 分，要等于这部分的分值，或等于 100，请核对。");
    }

    void check_member(char const* rows, json::Object const& row) {
        auto const place = file_.row(rows, row);
        auto const name = text_at(row, "component");
        if (!components_.contains(name)) {
            return say(place.at("component"), "name.unknown", "没有组成部分" + in_quotes(name) + "，请核对。");
        }
        for (auto const* component : rows_at(*file_.whole, "component")) {
            if (text_at(*component, "name") != name || rows_for(text_at(*component, "over")) == rows) continue;
            say(place.at("component"), "appraisal.kind",
                in_quotes(name) + "不是这样得分的，请核对它的 over，或换一类行。");
        }
    }

    void check_item(json::Object const& row) {
        auto const place = file_.row("item", row);
        int given = 0;
        for (auto const* key : {"figure", "scheme", "by"}) given += row.contains(key) ? 1 : 0;
        if (given != 1) say(place, "appraisal.item", "figure、scheme、by 要写一个，也只写一个。");
        auto const none = number(place, row, "none_at");
        auto const full = number(place, row, "full_at");
        if (row.contains("figure") ? !row.contains("none_at") || !row.contains("full_at") : none || full) {
            say(place.at("full_at"), "appraisal.scale", "figure 要写 none_at 和 full_at，别的不写，请核对。");
        }
        if (none && full && *none == *full) {
            say(place.at("full_at"), "appraisal.scale", "none_at 和 full_at 相同，分不出高低，请核对。");
        }
        if (text_at(row, "scheme") == file_.name) {
            say(place.at("scheme"), "appraisal.circle", "不能用它自己的结果给自己打分，请换一个。");
        }
        auto scope = scope_of_subject(inspection_.names(), text_at(*file_.whole, "each"));
        scope.figures = true;
        check_condition(inspection_, place, row, "if", scope);
    }

    void check_grades() {
        auto const grades = rows_at(*file_.whole, "grade");
        std::optional<std::int64_t> above;
        for (auto const* row : grades) {
            auto const place = file_.row("grade", *row);
            auto const least = number(place, *row, "at_least");
            bool const is_last = row == grades.back();
            if (above && least && *least >= *above) {
                say(place.at("at_least"), "appraisal.grades", "等次要从高到低写，分数线逐级下降，请调整。");
            }
            if (is_last && least && *least != 0) {
                say(place.at("at_least"), "appraisal.grades", "最后一等要从 0 分起，否则有人没有等次，请改为 0。");
            }
            above = least;
        }
    }

    void check_head() {
        auto const& own = *file_.own;
        auto const scope = scope_of_subject(inspection_.names(), text_at(*file_.whole, "each"));
        check_condition(inspection_, file_.place, own, "if", scope);
        for (auto const& path : texts_at(own, "quota_by"))
            type_of_path(inspection_, file_.place.at("quota_by"), scope, path);
        for (auto const& name : texts_at(own, "tie_break")) {
            if (components_.contains(name)) continue;
            say(file_.place.at("tie_break"), "name.unknown", "没有组成部分" + in_quotes(name) + "，请核对。");
        }
        if (own.contains("appeal") && !own.contains("appeal_days")) {
            say(file_.place.at("appeal_days"), "appraisal.appeal", "可以申诉，要写 appeal_days：几天以内。");
        }
        for (auto const* row : rows_at(own, "roll")) {
            auto const* group = inspection_.names().file("group", text_at(*row, "group"));
            if (group == nullptr || text_at(*group, "about") == text_at(*file_.whole, "each")) continue;
            say(file_.row("roll", *row).at("group"), "type.mismatch", "这个群体和考评的对象不是一类，请换一个。");
        }
    }

    Inspection& inspection_;
    CheckedFile const& file_;
    std::set<std::string> components_;
};

}  // namespace

void check_appraisal(Inspection& inspection, CheckedFile const& file) { AppraisalCheck(inspection, file).run(); }

}  // namespace chengxin::pack
