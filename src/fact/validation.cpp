#include "fact/validation.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace chengxin::fact {

namespace {

constexpr std::size_t text_characters_max = 500;
constexpr std::size_t long_text_characters_max = 5000;
constexpr std::int64_t count_max = 1'000'000'000;
constexpr std::int64_t fen_max = 100'000'000'000'000;
constexpr std::size_t subjects_max = 200;

Problem invalid(char const* code, std::string const& at, std::string const& detail) {
    return {Refusal::invalid, code, at, detail};
}

std::string place_of(Field const& field) { return "/answers/" + field.name; }

/// Checks the value of one field.
class FieldCheck {
public:
    FieldCheck(Catalogue const& catalogue, Field const& field, json::Value const& value, Date day)
        : catalogue_(catalogue),
          field_(field),
          value_(value),
          day_(day) {}

    Outcome run() const {
        switch (field_.type) {
            case FieldType::text: return text(text_characters_max);
            case FieldType::long_text: return text(long_text_characters_max);
            case FieldType::choice: return choice(value_);
            case FieldType::choices: return choices();
            case FieldType::yes_no: return value_.is_bool() ? Outcome(Done{}) : wrong_type("是或否");
            case FieldType::count: return number(count_max);
            case FieldType::money: return number(fen_max);
            case FieldType::date: return date();
            case FieldType::subject: return subject(value_);
            case FieldType::subjects: return subjects();
            case FieldType::file: return value_.is_string() ? Outcome(Done{}) : wrong_type("一个附件");
        }
        CHECK(false);
        return Done{};
    }

private:
    Problem wrong_type(std::string const& expected) const {
        return invalid("fact.field.type", place_of(field_), "“" + field_.title + "”要填" + expected + "。");
    }

    Outcome text(std::size_t usual_max) const {
        if (!value_.is_string()) return wrong_type("文字");
        auto const written = std::string_view(value_.get_string());
        auto const count = character_count(written);
        if (!count || has_control_character(written)) {
            return Problem{Refusal::malformed, "text.malformed", place_of(field_),
                           "“" + field_.title + "”里有无法识别的字符，请删掉后重新输入。"};
        }
        auto const most = field_.most ? static_cast<std::size_t>(*field_.most) : usual_max;
        if (*count > most) {
            return invalid("fact.field.long", place_of(field_),
                           "“" + field_.title + "”最多 " + std::to_string(most) + " 个字，现在有 " +
                               std::to_string(*count) + " 个，请精简。");
        }
        if (field_.least && *count < static_cast<std::size_t>(*field_.least)) {
            return invalid("fact.field.short", place_of(field_),
                           "“" + field_.title + "”至少 " + std::to_string(*field_.least) + " 个字，请补充。");
        }
        return Done{};
    }

    Outcome choice(json::Value const& value) const {
        if (!value.is_string()) return wrong_type("列表里的一项");
        auto const* list = catalogue_.list(field_.list);
        CHECK(list != nullptr);
        auto const* option = list->option(value.get_string());
        if (option == nullptr) {
            return invalid("fact.field.option", place_of(field_), "“" + field_.title + "”没有这个选项，请重新选择。");
        }
        if (option->retired && *option->retired <= day_) {
            return invalid("fact.field.retired", place_of(field_),
                           "“" + option->title + "”从 " + to_text(*option->retired) + " 起不再使用，请选别的。");
        }
        return Done{};
    }

    Outcome choices() const {
        if (!value_.is_array()) return wrong_type("列表里的若干项");
        std::set<std::string_view> chosen;
        for (auto const& item : value_.get_array()) {
            if (auto const done = choice(item); !done) return done;
            if (!chosen.insert(item.get_string()).second) {
                return invalid("fact.field.twice", place_of(field_),
                               "“" + field_.title + "”里同一项选了两次，请去掉一个。");
            }
        }
        return Done{};
    }

    Outcome number(std::int64_t usual_max) const {
        if (!value_.is_int64()) return wrong_type("整数");
        auto const least = field_.least.value_or(0);
        auto const most = field_.most.value_or(usual_max);
        if (value_.get_int64() < least || value_.get_int64() > most) {
            return invalid("fact.field.bounds", place_of(field_),
                           "“" + field_.title + "”要在 " + std::to_string(least) + " 到 " + std::to_string(most) +
                               " 之间，请核对。");
        }
        return Done{};
    }

    Outcome date() const {
        if (!value_.is_string() || !parse_date(value_.get_string())) return wrong_type("日期，例如 2026-11-24");
        return Done{};
    }

    Outcome subject(json::Value const& value) const {
        if (!value.is_string() || !parse_uuid(value.get_string())) return wrong_type("名册里的对象");
        return Done{};
    }

    Outcome subjects() const {
        if (!value_.is_array() || value_.get_array().size() > subjects_max) return wrong_type("名册里的若干对象");
        for (auto const& item : value_.get_array()) {
            if (auto const done = subject(item); !done) return done;
        }
        return Done{};
    }

    Catalogue const& catalogue_;
    Field const& field_;
    json::Value const& value_;
    Date day_;
};

/// Nothing was said: null, an empty text or an empty list.
bool is_blank(json::Value const& value) {
    return value.is_null() || (value.is_string() && value.get_string().empty()) ||
           (value.is_array() && value.get_array().empty());
}

Outcome check_names(Kind const& kind, json::Object const& answers) {
    for (auto const& [name, value] : answers) {
        if (kind.field(name) != nullptr) continue;
        return invalid(
            "fact.field.unknown", "/answers/" + json::pointer_step(name),
            "“" + kind.title + "”没有“" + std::string(first_characters(name, 40)) + "”这一项，请更新应用后再试。");
    }
    return Done{};
}

}  // namespace

json::Object without_blanks(json::Object const& answers) {
    json::Object kept;
    for (auto const& [name, value] : answers) {
        if (!is_blank(value)) kept[name] = value;
    }
    return kept;
}

Result<json::Object> validated(Catalogue const& catalogue, Kind const& kind, json::Object const& answers, Date day,
                               bool ends) {
    if (auto const done = check_names(kind, answers); !done) return done.error();
    json::Object kept;
    Answers const reading(catalogue, &kind, kept, day);
    for (auto const& field : kind.fields) {
        bool const asked = field.asked_if.holds(reading);  // reads earlier fields only
        auto const* value = answers.if_contains(field.name);
        bool const answered = value != nullptr && !is_blank(*value);
        if (answered && !asked) {
            return invalid("fact.field.unasked", place_of(field),
                           "按前面的回答，“" + field.title + "”不用填，请清空。");
        }
        bool const needed = field.required && (!ends || field.name == kind.key);
        if (asked && !answered && needed) {
            return invalid("fact.field.missing", place_of(field), "请填写“" + field.title + "”。");
        }
        if (!answered) continue;
        if (auto const done = FieldCheck(catalogue, field, *value, day).run(); !done) return done.error();
        kept[field.name] = *value;
    }
    if (ends) return kept;
    for (auto const& check : kind.checks) {
        if (check.when.holds(reading) && !check.must.holds(reading)) {
            return invalid("fact.check", "/answers", check.say);
        }
    }
    return kept;
}

}  // namespace chengxin::fact
