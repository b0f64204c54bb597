#include "store/engine.hpp"

#include <algorithm>
#include <string>

namespace chengxin::store {

void refuse_value(Sql sql, char const* column) {
    constexpr std::string_view before = " from ";
    auto rest = sql.text();
    rest.remove_prefix(std::min(rest.size(), rest.find(before) + before.size()));
    throw StoreFailure("表 " + std::string(rest.substr(0, rest.find(' '))) + " 的 " + column +
                       " 里有一处不是本程序写下的：数据库被改动过或已损坏，请从备份恢复。");
}

}  // namespace chengxin::store
