#include "pack/pack.hpp"
#include "pack/rows.hpp"

namespace chengxin::pack {

std::vector<Finding> check(json::Object const& pack, std::vector<json::Object> const& needed,
                           std::set<std::string> const&) {
    std::vector<Finding> findings;
    auto const* head = pack.if_contains("pack");
    if (head == nullptr || !head->is_object()) {
        findings.push_back({"pack.toml", "", "pack.headless", "缺少 pack.toml，请写上工作法的名称和版本。"});
        return findings;
    }
    std::set<std::string> names;
    for (auto const& other : needed) names.insert(text_at(other.at("pack").as_object(), "pack"));
    for (auto const& need : texts_at(head->get_object(), "needs")) {
        if (names.contains(need)) continue;
        findings.push_back({"pack.toml", "needs", "needs.missing", "请先装上“" + need + "”，它是这个工作法的基础。"});
    }
    return findings;
}

}  // namespace chengxin::pack
