#pragma once

#include <optional>
#include <string>
#include <vector>

#include "duty/rule.hpp"

/// Figures over facts, by division and month, current at every commit. source: docs/packs.md
namespace chengxin::indicator {

enum class Take { count, share };

struct Definition {
    std::string name;
    std::string title;
    Take take = Take::count;
    std::vector<std::string> over;  ///< for count: kinds of fact
    condition::Condition when;      ///< fields of the event
    std::string top;                ///< for share: streams
    std::string bottom;
    std::string unit;
    std::vector<std::string> per;
    std::string goal_is;
    json::Value goal;  ///< a number, or null
    std::vector<std::string> source;

    /// What is counted beside the share without being part of it: the duty's honest exits. "" if it has none.
    std::string excused() const;
};

}  // namespace chengxin::indicator
