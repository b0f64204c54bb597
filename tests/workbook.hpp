#pragma once

#include <string>
#include <utility>
#include <vector>

/// Workbooks for tests, put together from the text of their parts.
namespace chengxin::tests {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// A zip file of these entries.
std::string zipped(Entries const& entries);

/// What goes into a workbook; the rest is as spreadsheets write it.
struct WorkbookParts {
    struct Sheet {
        std::string name;
        std::string rows;    ///< what stands inside sheetData
        std::string merged;  ///< the element mergeCells, or ""
        bool is_hidden = false;
    };
    std::vector<Sheet> sheets;
    std::string shared;  ///< what stands inside sst, or ""
    std::string styles;  ///< what stands inside styleSheet, or ""
    bool of_1904 = false;
    Entries others;  ///< entries besides
};

Entries entries_of(WorkbookParts const& parts);
inline std::string workbook(WorkbookParts const& parts) { return zipped(entries_of(parts)); }

/// A row of inline texts; "" is an empty cell.
std::string text_row(int number, std::vector<std::string> const& texts);

}  // namespace chengxin::tests
