#include <algorithm>

#include "pack/checks.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

namespace {

bool is_ratio_text(json::Value const& value) { return value.is_string() && type_of_value(value).sort == Sort::number; }

bool is_day(json::Value const& value) { return value.is_string() && type_of_value(value).sort == Sort::day; }

/// "02-29" of a year that has one.
bool is_month_day(json::Value const& value) {
    if (!value.is_string()) return false;
    std::string_view const text = value.get_string();
    return text.size() == 5 && parse_date("2000-" + std::string(text)).has_value();
}

bool all_of(json::Value const& value, bool (*is_good)(json::Value const&)) {
    return value.is_array() && std::ranges::all_of(value.get_array(), is_good);
}

bool is_text(json::Value const& value) { return value.is_string() && !value.get_string().empty(); }
bool is_whole(json::Value const& value) { return value.is_int64(); }
bool is_single(json::Value const& value) { return value.is_bool() || value.is_int64() || value.is_string(); }

bool has_shape(Shape shape, json::Value const& value) {
    switch (shape) {
        case Shape::text: return is_text(value);
        case Shape::yes_no: return value.is_bool();
        case Shape::number: return is_whole(value);
        case Shape::path_number: return is_whole(value) || is_marked(value, '@');
        case Shape::ratio: return is_whole(value) || is_ratio_text(value);
        case Shape::day: return is_day(value);
        case Shape::month_day: return is_month_day(value);
        case Shape::due: return is_whole(value) || is_month_day(value);
        case Shape::numbers: return all_of(value, is_whole);
        case Shape::texts: return all_of(value, is_text);
        case Shape::one_or_more: return is_text(value) || (all_of(value, is_text) && !value.get_array().empty());
        case Shape::condition: return value.is_array();
        case Shape::value: return is_single(value) || all_of(value, is_single);
    }
    return false;
}

std::string_view wanted(Shape shape) {
    switch (shape) {
        case Shape::text: return "一段文字";
        case Shape::yes_no: return "true 或 false";
        case Shape::number: return "整数，或 \"$参数\"";
        case Shape::path_number: return "整数、\"$参数\" 或 \"@字段\"";
        case Shape::ratio: return "整数、\"2/3\" 这样的比例，或 \"$参数\"";
        case Shape::day: return "日期（不加引号的 2026-11-24），或 \"$参数\"";
        case Shape::month_day: return "\"11-24\" 这样的月日";
        case Shape::due: return "几号（整数），或 \"11-24\" 这样的月日";
        case Shape::numbers: return "整数的列表，或 \"$参数\"";
        case Shape::texts: return "文字的列表";
        case Shape::one_or_more: return "一段文字，或文字的列表";
        case Shape::condition: return "条件，即一列 { … }";
        case Shape::value: return "一个值，或值的列表";
    }
    return "";
}

bool takes_setting(Shape shape) {
    switch (shape) {
        case Shape::number:
        case Shape::path_number:
        case Shape::ratio:
        case Shape::day:
        case Shape::month_day:
        case Shape::due:
        case Shape::numbers: return true;
        default: return false;
    }
}

/// One file against the vocabulary.
class WordCheck {
public:
    WordCheck(Inspection& inspection, CheckedFile const& file) : inspection_(inspection), file_(file) {}

    void run() {
        for (auto const& [key, value] : *file_.own) {
            if (file_.kind->row(key) != nullptr)
                check_rows(std::string(key), value);
            else if (auto const* word = file_.kind->key(key))
                check_value(file_.place.at(key), *word, value);
            else
                unknown_key(file_.place.at(key), key);
        }
        if (file_.adds()) return only_rows();
        for (auto const& key : header_keys()) require(file_.place, key, *file_.own);
        for (auto const& key : file_.kind->keys) require(file_.place, key, *file_.own);
        for (auto const& row : file_.kind->rows) {
            if (row.required && rows_at(*file_.own, row.name).empty()) missing(file_.place, row.name);
        }
    }

private:
    void unknown_key(Place const& place, std::string_view key) {
        inspection_.say(place, "key.unknown", "没有" + in_quotes(key) + "这个键，请核对拼写，或删去它。");
    }

    void missing(Place const& place, std::string_view key) {
        inspection_.say(place.at(key), "key.missing", "缺少" + in_quotes(key) + "，请补上。");
    }

    void require(Place const& place, Key const& key, json::Object const& row) {
        if (key.required && !row.contains(key.name)) missing(place, key.name);
    }

    void only_rows() {
        static constexpr std::string_view header = "title source note first past adds";
        for (auto const& [key, value] : *file_.own) {
            if (is_word(header, key) || key == file_.kind->name || file_.kind->row(key) != nullptr) continue;
            inspection_.say(file_.place.at(key), "adds.key",
                            "补充文件只能加行，不能改" + in_quotes(key) + "，请删去它。");
        }
    }

    void check_rows(std::string const& name, json::Value const& value) {
        auto const& kind = *file_.kind->row(name);
        bool const is_rows =
            value.is_array() && std::ranges::all_of(value.get_array(), [](auto const& row) { return row.is_object(); });
        if (!is_rows) {
            inspection_.say(file_.place.at(name), "value.shape", in_quotes(name) + "要写成一行行的 [[" + name + "]]。");
            return;
        }
        for (auto const* row : rows_at(*file_.own, name)) check_row(kind, *row);
    }

    void check_row(RowKind const& kind, json::Object const& row) {
        auto const place = file_.row(kind.name, row);
        for (auto const& [key, value] : row) {
            auto const word = std::ranges::find_if(kind.keys, [&](Key const& one) { return one.name == key; });
            if (word != kind.keys.end())
                check_value(place.at(key), *word, value);
            else if (!is_column(kind, key))
                unknown_key(place.at(key), key);
        }
        for (auto const& key : kind.keys) require(place, key, row);
    }

    /// Cells of a list's option stand under the names of its columns.
    bool is_column(RowKind const& kind, std::string_view key) const {
        if (file_.kind->name != "list" || kind.name != "option") return false;
        auto const columns = rows_at(*file_.whole, "column");
        return std::ranges::any_of(columns, [&](auto const* column) { return text_at(*column, "name") == key; });
    }

    void check_value(Place const& place, Key const& key, json::Value const& written) {
        bool const is_setting = takes_setting(key.shape) && is_marked(written, '$');
        auto const value = is_setting ? inspection_.resolve(place, written) : written;
        if (is_setting && value.is_null()) return;
        if (!has_shape(key.shape, value)) {
            auto const what = is_setting ? "参数 " + unmarked(written) + " 的值不合用：" : std::string();
            inspection_.say(place, "value.shape", what + "这里要写" + std::string(wanted(key.shape)) + "。");
            return;
        }
        if (key.shape == Shape::condition || key.shape == Shape::value) return;
        std::size_t number = 0;
        for (auto const& text : texts_of(value)) {
            auto const here =
                value.is_array() ? Place{place.file, place.row + "[" + std::to_string(++number) + "]"} : place;
            check_text(here, key, text);
        }
    }

    static std::vector<std::string> texts_of(json::Value const& value) {
        json::Object holder;
        holder["value"] = value;
        return texts_at(holder, "value");
    }

    void check_text(Place const& place, Key const& key, std::string const& text) {
        if (!key.words.empty() && !is_word(key.words, text)) {
            inspection_.say(place, "value.word",
                            in_quotes(text) + "不在可选的词里，只能是：" + std::string(key.words) + "。");
        }
        if (key.refers == Refers::nothing || key.refers == Refers::clause) return;
        bool const by_person = key.refers == Refers::who || key.refers == Refers::scope;
        if (by_person && is_person_field(text)) return;
        inspection_.refer(place, key.refers, text);
    }

    bool is_person_field(std::string const& name) const {
        for (auto const* row : rows_at(*file_.whole, "field")) {
            auto const type = type_of_field(*row);
            if (text_at(*row, "name") == name && !type.words.empty() && type.words.front() == "person") return true;
        }
        return false;
    }

    Inspection& inspection_;
    CheckedFile const& file_;
};

}  // namespace

void check_words(Inspection& inspection, CheckedFile const& file) { WordCheck(inspection, file).run(); }

}  // namespace chengxin::pack
