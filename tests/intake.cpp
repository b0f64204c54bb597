#include "tests/intake.hpp"

#include <gtest/gtest.h>

namespace chengxin::tests {

Result<intake::Plan> Importing::plan(std::string const& form, std::string const& bytes) {
    order.form = intake::find_form(form);
    order.today = county_.county().today(county_.now());
    if (order.day == Date{}) order.day = order.today;
    order.import = county_.fact_id();
    auto const tables = table::read_tables(bytes);
    if (!tables) return tables.error();
    auto& connection = county_.connection();
    auto const imports = intake::kept_imports(county_.county(), connection);
    intake::Directory directory(county_.county(), connection, order.day);
    return intake::make_plan(order, *tables, directory, intake::remembered(imports, *order.form));
}

std::vector<intake::Fault> Importing::record(std::string const& form, std::string const& bytes,
                                             command::Ending ending) {
    auto const made = plan(form, bytes);
    EXPECT_TRUE(made) << (made ? "" : made.error().detail);
    EXPECT_EQ(shown(made->faults), "");
    return intake::carry_out(*made, order, intake::source_of("表.csv", bytes), {}, county_.recorder(), {ending, {}});
}

Result<std::size_t> Importing::undo(ledger::FactId const& import) {
    return intake::undo(import, "导错了", {}, county_.recorder(), [this] { return Uuid(county_.fact_id()); }, {});
}

std::string shown(std::vector<intake::Fault> const& faults) {
    std::string text;
    for (auto const& fault : faults) {
        text += std::to_string(fault.row) + " " + (fault.column.empty() ? "-" : fault.column) + " " + fault.code + "\n";
    }
    return text;
}

}  // namespace chengxin::tests
