#include "intake/heading.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "intake/width.hpp"
#include "ledger/digest.hpp"

namespace chengxin::intake {

namespace {

constexpr std::size_t rows_searched = 30;

Problem refused(char const* code, std::string const& detail) { return {Refusal::invalid, code, "", detail}; }

/// Removes every occurrence.
void drop(std::string& text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

std::string without_parentheses(std::string text) {
    for (auto open = text.find('('); open != std::string::npos; open = text.find('(')) {
        auto const close = text.find(')', open);
        if (close == std::string::npos) break;
        text.erase(open, close - open + 1);
    }
    return text;
}

std::string bare(std::string_view header) {
    auto text = half_width(header);
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    for (auto const* part : {" ", "\t", "\n", "\r", "　", "\xC2\xA0", "*", ":", "★", "\xE2\x80\x8B", "\xEF\xBB\xBF"}) {
        drop(text, part);
    }
    return text;
}

Field const* guess(Form const& form, std::string_view header) {
    for (auto const& name : {bare(header), normalised(header)}) {
        if (name.empty()) continue;
        for (auto const& field : form.fields) {
            if (std::ranges::find(field.headers, name) != field.headers.end()) return &field;
        }
    }
    return nullptr;
}

std::string shape_of(Form const& form, table::Row const& row) {
    std::string names(form.name);
    for (auto const& cell : row.cells) names += "\n" + bare(cell.text);
    return to_hex(ledger::digest({bytes_of(names)}));
}

Heading guessed(Form const& form, table::Sheet const& sheet, std::size_t at) {
    Heading heading;
    heading.row = at;
    auto const& row = sheet.rows[at];
    heading.shape = shape_of(form, row);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const* field = guess(form, row.cells[i].text);
        heading.columns.push_back({i, row.cells[i].text, field == nullptr ? std::string() : std::string(field->name),
                                   field == nullptr ? Reason::none : Reason::guessed});
    }
    return heading;
}

std::size_t distinct_fields(Heading const& heading) {
    std::set<std::string_view> fields;
    for (auto const& column : heading.columns) {
        if (!column.field.empty()) fields.insert(column.field);
    }
    return fields.size();
}

void remember(Heading& heading, Remembered const& earlier) {
    for (auto& column : heading.columns) {
        column.field.clear();
        column.reason = Reason::none;
        for (auto const& [field, letters] : earlier.columns) {
            if (letters != table::column_letters(column.at)) continue;
            column.field = field;
            column.reason = Reason::remembered;
        }
    }
}

Column* find_told(Heading& heading, std::string const& name) {
    auto const same = [&](Column const& column) { return column.header == name || bare(column.header) == bare(name); };
    auto found = std::ranges::find_if(heading.columns, same);
    if (found == heading.columns.end()) {
        found = std::ranges::find_if(heading.columns,
                                     [&](Column const& column) { return table::column_letters(column.at) == name; });
    }
    return found == heading.columns.end() ? nullptr : &*found;
}

Outcome apply_told(Form const& form, Heading& heading, Told const& told) {
    for (auto const& [name, field_name] : told.columns) {
        auto* column = find_told(heading, name);
        if (column == nullptr)
            return refused("heading.told", "表里没有“" + name + "”这一列：请写表头里的名字，或列的字母。");
        if (field_name.empty()) {
            column->field.clear();
            column->reason = Reason::told;
            continue;
        }
        auto const* field = form.field(field_name);
        if (field == nullptr) {
            std::string known;
            for (auto const& one : form.fields) known += (known.empty() ? "" : "、") + std::string(one.title);
            return refused("heading.told", "“" + std::string(form.title) + "”里没有“" + field_name +
                                               "”这一项，可以写：" + known + "。");
        }
        for (auto& other : heading.columns) {
            if (other.field == field->name) other.field.clear();
        }
        column->field = field->name;
        column->reason = Reason::told;
    }
    return Done{};
}

Outcome check(Form const& form, Heading const& heading) {
    for (auto const& field : form.fields) {
        std::vector<Column const*> holding;
        for (auto const& column : heading.columns) {
            if (column.field == field.name) holding.push_back(&column);
        }
        if (holding.size() > 1) {
            return refused("heading.twice",
                           "“" + holding[0]->header + "”（" + table::column_letters(holding[0]->at) + " 列）和“" +
                               holding[1]->header + "”（" + table::column_letters(holding[1]->at) + " 列）都像“" +
                               std::string(field.title) + "”：请用 --map 写明用哪一列，如 --map " +
                               table::column_letters(holding[0]->at) + "=" + std::string(field.title) + "。");
        }
        if (field.required && holding.empty()) {
            return refused("heading.missing", "缺少“" + std::string(field.title) + "”这一列：请补上，或用 --map 列=" +
                                                  std::string(field.title) + " 写明它是哪一列。");
        }
    }
    return Done{};
}

/// The row that is most like a heading. Of two in a row that say as much, the lower: a heading of two rows ends there.
Result<std::size_t> likely_row(Form const& form, table::Sheet const& sheet, Told const& told) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(rows_searched, sheet.rows.size()); ++i) {
        auto const count = distinct_fields(guessed(form, sheet, i));
        bool const goes_on = count == most && most > 0 && i == best + 1;
        if (count > most || goes_on) {
            best = i;
            most = count;
        }
    }
    auto const required = std::ranges::count_if(form.fields, &Field::required);
    if (most >= 2 || (most == 1 && required == 1) || (most > 0 && !told.columns.empty())) return best;
    if (!told.columns.empty() && !sheet.rows.empty()) return std::size_t{0};
    std::string wanted;
    for (auto const& field : form.fields) {
        if (field.required) wanted += (wanted.empty() ? "" : "、") + std::string(field.title);
    }
    return refused("heading.unknown",
                   "没有找到表头（要有" + wanted + "）：请核对文件和编码，或用 --header 行号 和 --map 列=项目 写明。");
}

}  // namespace

std::string_view to_text(Reason reason) {
    switch (reason) {
        case Reason::none: return "none";
        case Reason::guessed: return "guessed";
        case Reason::remembered: return "remembered";
        case Reason::told: return "told";
    }
    CHECK(false);
    return {};
}

std::string normalised(std::string_view header) { return without_parentheses(bare(header)); }

Column const* Heading::column(std::string_view field) const {
    auto const found = std::ranges::find(columns, field, &Column::field);
    return found == columns.end() ? nullptr : &*found;
}

std::map<std::string, std::string> Heading::mapping() const {
    std::map<std::string, std::string> all;
    for (auto const& column : columns) {
        if (!column.field.empty()) all[column.field] = table::column_letters(column.at);
    }
    return all;
}

Result<Heading> find_heading(Form const& form, table::Sheet const& sheet, Told const& told,
                             std::vector<Remembered> const& remembered) {
    std::optional<Heading> heading;
    if (told.row) {
        auto const found = std::ranges::find(sheet.rows, *told.row, &table::Row::number);
        if (found == sheet.rows.end()) {
            return refused("heading.told",
                           "第 " + std::to_string(*told.row) + " 行是空的，不能作表头：请核对 --header。");
        }
        heading = guessed(form, sheet, static_cast<std::size_t>(found - sheet.rows.begin()));
    }
    for (std::size_t i = 0; i < std::min(rows_searched, sheet.rows.size()); ++i) {
        if (told.row && i != heading->row) continue;
        auto const earlier = std::ranges::find(remembered, shape_of(form, sheet.rows[i]), &Remembered::shape);
        if (earlier == remembered.end()) continue;
        heading = guessed(form, sheet, i);
        remember(*heading, *earlier);
        break;
    }
    if (!heading) {
        auto const row = likely_row(form, sheet, told);
        if (!row) return row.error();
        heading = guessed(form, sheet, *row);
    }
    if (auto const done = apply_told(form, *heading, told); !done) return done.error();
    if (auto const done = check(form, *heading); !done) return done.error();
    return *std::move(heading);
}

}  // namespace chengxin::intake
