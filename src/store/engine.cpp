#include "store/engine.hpp"

#include <algorithm>
#include <string>

#include "store/connection.hpp"

namespace chengxin::store {

void refuse_value(Sql sql, char const* column) {
    constexpr std::string_view before = " from ";
    auto rest = sql.text();
    rest.remove_prefix(std::min(rest.size(), rest.find(before) + before.size()));
    throw StoreFailure("表 " + std::string(rest.substr(0, rest.find(' '))) + " 的 " + column +
                       " 里有一处不是本程序写下的：数据库被改动过或已损坏，请从备份恢复。");
}

std::vector<Cells> Connection::cells(Sql sql, std::span<Cell const> parameters) {
    std::vector<Value> values;
    for (auto const& parameter : parameters) values.push_back(to_value(parameter));
    std::vector<Cells> found;
    engine_->query(sql, values, [&](Columns const& columns) {
        auto& row = found.emplace_back(static_cast<std::size_t>(columns.count()));
        for (int at = 0; at < columns.count(); ++at) {
            try {
                from_column(columns, at, row[static_cast<std::size_t>(at)]);
            } catch (StrangeValue const&) {
                refuse_value(sql, ("第 " + std::to_string(at + 1) + " 列").c_str());
            }
        }
    });
    return found;
}

void Connection::run_each_cells(Sql sql, std::span<Cells const> rows, std::span<Cell const> common) {
    if (rows.empty()) return;
    ParameterRows parameters;
    for (auto const& cell : common) parameters.common.push_back(to_value(cell));
    parameters.width = rows.front().size();
    for (auto const& row : rows) {
        CHECK(row.size() == parameters.width);
        for (auto const& cell : row) parameters.values.push_back(to_value(cell));
    }
    engine_->run_each(sql, parameters);
}

}  // namespace chengxin::store
