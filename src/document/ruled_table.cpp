#include "document/ruled_table.hpp"

#include <algorithm>

namespace chengxin::document {

namespace {

constexpr double inset = 1.6;
constexpr double head_least = 9;
constexpr double thin = 0.4;
constexpr double thick = 0.9;

}  // namespace

RuledTable::RuledTable(Pages& pages, std::vector<Column> columns, Look look)
    : pages_(pages),
      columns_(std::move(columns)),
      look_(look) {
    pages_.make_room(head_least + 2 * look_.row_least);
    put_heads();
}

double RuledTable::height_of(Cell const& cell, double width) const {
    double height = 0;
    for (auto const& text : cell) height += pages_.height_of(text, width - 2 * inset);
    return height;
}

void RuledTable::put_columns(double top, double past) {
    if (!look_.has_columns) return;
    auto x = pages_.left();
    pages_.rule(x, top, x, past, thin);
    for (auto const& column : columns_) {
        x += column.width;
        pages_.rule(x, top, x, past, thin);
    }
}

void RuledTable::put_heads() {
    double height = std::min(look_.row_least, head_least);
    for (auto const& column : columns_) {
        height = std::max(height, height_of({{column.title, look_.head_size, Face::hei}}, column.width) + 2 * inset);
    }
    auto const top = pages_.y();
    pages_.wash(pages_.left(), top, pages_.width(), height);
    auto x = pages_.left();
    for (auto const& column : columns_) {
        Text const title{column.title, look_.head_size, Face::hei, column.align};
        auto const own = pages_.height_of(title, column.width - 2 * inset);
        pages_.put(title, x + inset, top + (height - own) / 2, column.width - 2 * inset);
        x += column.width;
    }
    pages_.rule(pages_.left(), top, pages_.left() + pages_.width(), top, thick);
    pages_.rule(pages_.left(), top + height, pages_.left() + pages_.width(), top + height, thick);
    put_columns(top, top + height);
    pages_.move_to(top + height);
}

void RuledTable::add(std::vector<std::string> const& texts, Face face) {
    CHECK(texts.size() == columns_.size());
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        cells.push_back({{texts[at], look_.text_size, face, columns_[at].align}});
    }
    add_cells(cells);
}

void RuledTable::add_cells(std::vector<Cell> const& cells) {
    CHECK(cells.size() == columns_.size());
    double height = look_.row_least;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        height = std::max(height, height_of(cells[at], columns_[at].width) + 2 * inset);
    }
    if (pages_.make_room(height)) put_heads();
    auto const top = pages_.y();
    auto x = pages_.left();
    for (std::size_t at = 0; at < cells.size(); ++at) {
        auto const width = columns_[at].width;
        auto y = top + (height - height_of(cells[at], width)) / 2;
        for (auto const& text : cells[at]) y += pages_.put(text, x + inset, y, width - 2 * inset);
        x += width;
    }
    pages_.rule(pages_.left(), top + height, pages_.left() + pages_.width(), top + height, thin, !look_.has_columns);
    put_columns(top, top + height);
    pages_.move_to(top + height);
}

}  // namespace chengxin::document
