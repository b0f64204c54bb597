#pragma once

#include "document/pages.hpp"

namespace chengxin::document {

/// A table on pages, with rules between its rows and its heads again on every page.
class RuledTable {
public:
    struct Column {
        std::string title;
        double width;  ///< millimetres
        Align align = Align::left;
    };
    struct Look {
        double text_size = 10.5;
        double head_size = 10.5;
        double row_least = 7;      ///< height, millimetres; heads are as high as their titles ask for
        bool has_columns = false;  ///< rules between columns too: for what is filled in by hand
    };
    using Cell = std::vector<Text>;  ///< one below the other; none for what is left to be written in

    /// in: `pages` outlives this.
    RuledTable(Pages& pages, std::vector<Column> columns, Look look);
    /// A row of texts in the size of the table.
    void add(std::vector<std::string> const& texts, Face face = Face::song);
    /// A row that is never parted by the end of a page. in: as many cells as there are columns.
    void add_cells(std::vector<Cell> const& cells);

private:
    void put_heads();
    double height_of(Cell const& cell, double width) const;
    void put_columns(double top, double past);

    Pages& pages_;
    std::vector<Column> columns_;
    Look look_;
};

}  // namespace chengxin::document
