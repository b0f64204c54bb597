#include "table/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chengxin::table {

namespace {

constexpr std::array<char, 4> separators{',', ';', '\t', '|'};

Problem wrong_quotes(std::size_t row, char const* what) {
    auto const number = std::to_string(row);
    return {Refusal::invalid, "table.quotes", "/" + number, "第 " + number + " 行：" + what};
}

/// What separates cells: of the candidates outside quotation marks the one that the first line with any has most of.
char separator_of(std::string_view text) {
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        auto const found = std::ranges::find(separators, c);
        if (found != separators.end()) ++counts[static_cast<std::size_t>(found - separators.begin())];
        bool const line_ends = c == '\n' || c == '\r';
        if (line_ends && std::ranges::max(counts) > 0) break;
    }
    return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class Reading {
public:
    explicit Reading(std::string_view text) : text_(text) {
        // A first line that Excel understands as "this separates cells".
        bool const told = text.size() > 5 && (text.starts_with("sep=") || text.starts_with("SEP=")) &&
                          (text[5] == '\n' || text[5] == '\r');
        separator_ = told ? text[4] : separator_of(text);
        if (!told) return;
        at_ = 5;
        end_line();
    }

    Result<Sheet> run() {
        while (at_ < text_.size()) {
            Row row{++number_, {}};
            if (auto const done = read_row(row); !done) return done.error();
            while (!row.cells.empty() && row.cells.back().text.empty()) row.cells.pop_back();
            if (row.cells.empty()) continue;
            cells_ += row.cells.size();
            if (sheet_.rows.size() == rows_max || row.cells.size() > columns_max || cells_ > cells_max)
                return too_large();
            sheet_.rows.push_back(std::move(row));
        }
        return std::move(sheet_);
    }

private:
    static Problem too_large() {
        return {Refusal::too_large, "table.size", "",
                "表太大：最多 " + std::to_string(rows_max) + " 行、" + std::to_string(columns_max) +
                    " 列，请分成几个文件导入。"};
    }

    bool at_line_end() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

    void end_line() {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    }

    Outcome read_row(Row& row) {
        for (;;) {
            auto& cell = row.cells.emplace_back();
            if (at_ < text_.size() && text_[at_] == '"') {
                if (auto const done = read_quoted(cell.text); !done) return done;
            } else {
                auto const first = at_;
                while (!at_line_end() && text_[at_] != separator_) ++at_;
                cell.text = text_.substr(first, at_ - first);
            }
            if (at_line_end()) break;
            ++at_;  // the separator
        }
        end_line();
        return Done{};
    }

    Outcome read_quoted(std::string& into) {
        for (++at_;; ++at_) {
            if (at_ == text_.size()) return wrong_quotes(number_, "引号没有成对，请检查这一行。");
            if (text_[at_] != '"') {
                into += text_[at_];
                continue;
            }
            if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
            into += text_[++at_];
        }
        ++at_;
        if (at_line_end() || text_[at_] == separator_) return Done{};
        return wrong_quotes(number_, "引号后面还有别的字，请检查这一行的引号。");
    }

    std::string_view text_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::size_t cells_ = 0;
    Sheet sheet_;
};

}  // namespace

Result<Sheet> read_csv(std::string_view text) { return Reading(text).run(); }

}  // namespace chengxin::table
