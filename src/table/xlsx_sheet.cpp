#include "table/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "table/xml.hpp"

namespace chengxin::table {

namespace {

struct Place {
    std::size_t row = 0;     ///< from 1
    std::size_t column = 0;  ///< from 0
};

struct Merged {
    Place first;
    Place last;
};

/// "AB12"
std::optional<Place> place_of(std::string_view reference) {
    Place place;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at) {
        place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
    }
    auto const* end = reference.data() + reference.size();
    auto const [stopped, fault] = std::from_chars(reference.data() + at, end, place.row);
    if (at == 0 || fault != std::errc() || stopped != end || place.row == 0) return std::nullopt;
    --place.column;
    return place;
}

Problem damaged() {
    return {Refusal::invalid, "table.damaged", "",
            "工作表里的内容不合规矩，读不出来：请用 Excel 或 WPS 打开后再存一份。"};
}

void append_character(std::string& out, unsigned code) {
    if (code < 0x80U) {
        out += static_cast<char>(code);
    } else if (code < 0x800U) {
        out += static_cast<char>(0xc0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        out += static_cast<char>(0xe0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        out += static_cast<char>(0x80U | (code & 0x3fU));
    }
}

/// The character of an escape at the start of `text`; surrogates are none.
std::optional<unsigned> escape_at(std::string_view text) {
    constexpr std::size_t size = 7;  // _xHHHH_
    if (text.size() < size || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
    unsigned code = 0;
    auto const [end, fault] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    bool const is_surrogate = code >= 0xd800U && code <= 0xdfffU;
    if (fault != std::errc() || end != text.data() + 6 || is_surrogate) return std::nullopt;
    return code;
}

}  // namespace

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        auto const code = text[i] == '_' ? escape_at(text.substr(i)) : std::nullopt;
        if (code) {
            append_character(plain, *code);
            i += 7;
        } else {
            plain += text[i++];
        }
    }
    return plain;
}

Problem too_large_table() {
    return {Refusal::too_large, "table.size", "",
            "表太大：最多 " + std::to_string(rows_max) + " 行、" + std::to_string(columns_max) +
                " 列，请分成几个文件导入。"};
}

class SheetReading::State {
public:
    State(Workbook workbook, std::size_t& cells)
        : workbook_(workbook),
          cells_(cells),
          xml_({[this](std::string_view name, Attributes const& with) { begin(name, with); },
                [this](std::string_view name) { end(name); },
                [this](std::string_view text) {
                    if (in_value_) value_ += text;
                }}) {}

    Outcome take(std::string_view part) { return xml_.take(part); }

    Result<Sheet> finish() {
        if (auto const done = xml_.finish(); !done) return done.error();
        for (auto& row : sheet_.rows) {
            while (!row.cells.empty() && row.cells.back().text.empty()) row.cells.pop_back();
        }
        std::erase_if(sheet_.rows, [](Row const& row) { return row.cells.empty(); });
        if (auto const done = spread_merged(); !done) return done.error();
        return std::move(sheet_);
    }

private:
    void begin(std::string_view name, Attributes const& with) {
        if (name == "row") {
            begin_row(with.get("r"));
        } else if (name == "c") {
            begin_cell(with);
        } else if (name == "v" || name == "t") {
            in_value_ = in_cell_ && !aloud_;
        } else if (name == "f") {
            has_formula_ = true;
        } else if (name == "rPh") {
            aloud_ = true;
        } else if (name == "mergeCell") {
            keep_merged(with.get("ref"));
        }
    }

    void end(std::string_view name) {
        if (name == "v" || name == "t") in_value_ = false;
        if (name == "rPh") aloud_ = false;
        if (name != "c" || !in_cell_) return;
        in_cell_ = false;
        auto cell = cell_of_value();
        if (cell.text.empty()) return;
        auto& cells = sheet_.rows.back().cells;
        if (cells.size() <= column_) cells.resize(column_ + 1);
        cells[column_] = std::move(cell);
    }

    void begin_row(std::string_view reference) {
        std::size_t number = row_ + 1;
        if (!reference.empty()) {
            auto const* end = reference.data() + reference.size();
            auto const [stopped, fault] = std::from_chars(reference.data(), end, number);
            if (fault != std::errc() || stopped != end || number <= row_) return xml_.stop(damaged());
        }
        if (sheet_.rows.size() == rows_max) {
            // Excel keeps formats of rows that hold nothing: they are not counted.
            std::erase_if(sheet_.rows, [](Row const& row) { return row.cells.empty(); });
            if (sheet_.rows.size() == rows_max) return xml_.stop(too_large_table());
        }
        row_ = number;
        next_ = 0;
        sheet_.rows.push_back({row_, {}});
    }

    void begin_cell(Attributes const& with) {
        if (sheet_.rows.empty()) return xml_.stop(damaged());
        column_ = next_;
        if (auto const reference = with.get("r"); !reference.empty()) {
            auto const place = place_of(reference);
            if (!place || place->row != row_ || place->column < next_) return xml_.stop(damaged());
            column_ = place->column;
        }
        next_ = column_ + 1;
        type_ = with.get("t");
        auto const style = with.get("s");
        style_ = 0;
        std::from_chars(style.data(), style.data() + style.size(), style_);
        value_.clear();
        has_formula_ = false;
        in_cell_ = true;
    }

    /// Cells far to the right that hold something are too many; that only look like something are not kept.
    Cell cell_of_value() {
        if (value_.empty()) return has_formula_ ? Cell{"=", Cell::Kind::error} : Cell{};
        if (column_ >= columns_max || ++cells_ > cells_max) {
            xml_.stop(too_large_table());
            return {};
        }
        if (type_ == "s") {
            std::size_t at = 0;
            auto const [end, fault] = std::from_chars(value_.data(), value_.data() + value_.size(), at);
            if (fault == std::errc() && end == value_.data() + value_.size() && at < workbook_.shared.size()) {
                return {workbook_.shared[at], Cell::Kind::text};
            }
            xml_.stop(damaged());
            return {};
        }
        if (type_ == "inlineStr" || type_ == "str") return {unescaped(value_), Cell::Kind::text};
        if (type_ == "b") return {value_, Cell::Kind::yes_no};
        if (type_ == "e") return {value_, Cell::Kind::error};
        if (type_ == "d") return {value_.substr(0, value_.find('T')), Cell::Kind::date};
        bool const is_day = style_ < workbook_.days.size() && workbook_.days[style_];
        return is_day ? day_cell(value_, workbook_.epoch) : number_cell(value_);
    }

    void keep_merged(std::string_view reference) {
        auto const colon = reference.find(':');
        if (colon == std::string_view::npos) return;
        auto const first = place_of(reference.substr(0, colon));
        auto const last = place_of(reference.substr(colon + 1));
        if (!first || !last) return xml_.stop(damaged());
        if (first->row > last->row || first->column > last->column) return xml_.stop(damaged());
        merged_.push_back({*first, *last});
        if (merged_.size() > rows_max) xml_.stop(too_large_table());
    }

    /// Every cell of a merged area says what its first one says, in rows that hold something at all.
    Outcome spread_merged() {
        for (auto const& area : merged_) {
            auto const from = std::ranges::lower_bound(sheet_.rows, area.first.row, {}, &Row::number);
            if (from == sheet_.rows.end() || from->number != area.first.row) continue;
            if (from->cells.size() <= area.first.column) continue;
            auto const cell = from->cells[area.first.column];
            if (cell.text.empty()) continue;
            auto const last_column = std::min(area.last.column, columns_max - 1);
            for (auto row = from; row != sheet_.rows.end() && row->number <= area.last.row; ++row) {
                cells_ += last_column - area.first.column + 1;
                if (cells_ > 2 * cells_max) return too_large_table();
                if (row->cells.size() <= last_column) row->cells.resize(last_column + 1);
                for (auto at = area.first.column; at <= last_column; ++at) {
                    if (row->cells[at].text.empty()) row->cells[at] = cell;
                }
            }
        }
        return Done{};
    }

    Workbook workbook_;
    std::size_t& cells_;
    Sheet sheet_;
    std::vector<Merged> merged_;
    std::size_t row_ = 0;
    std::size_t next_ = 0;    ///< column of a cell that does not say where it is
    std::size_t column_ = 0;  ///< of the cell that is open
    std::size_t style_ = 0;
    std::string type_;
    std::string value_;
    bool in_cell_ = false;
    bool in_value_ = false;
    bool aloud_ = false;  ///< inside of how a text is read aloud
    bool has_formula_ = false;
    XmlStream xml_;  // last: its handlers use the others
};

SheetReading::SheetReading(Workbook workbook, std::size_t& cells) : state_(std::make_unique<State>(workbook, cells)) {}
SheetReading::~SheetReading() = default;
Outcome SheetReading::take(std::string_view part) { return state_->take(part); }
Result<Sheet> SheetReading::finish() { return state_->finish(); }

}  // namespace chengxin::table
