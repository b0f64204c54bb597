#include "roster/standing_rules.hpp"

#include <algorithm>
#include <tuple>

namespace chengxin::roster {

std::vector<Span> spans_of(std::vector<Statement> statements) {
    std::ranges::sort(statements, {}, [](Statement const& s) { return std::tie(s.key, s.day, s.id); });
    std::vector<Span> spans;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        auto const& here = statements[i];
        bool const is_last = i + 1 == statements.size() || statements[i + 1].key != here.key;
        Date const past = is_last ? far_future : statements[i + 1].day;
        if (!here.ends && here.day < past) spans.push_back({here.key, here.day, past, here.seq});
    }
    return spans;
}

}  // namespace chengxin::roster
