#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chengxin::demo {

/// How large the county is, against the real one that it mirrors: 1000 as large, 100 a tenth.
struct Scale {
    std::int64_t thousandths = 1000;

    /// Rounded half up, at least `least`.
    std::int64_t of(std::int64_t n, std::int64_t least = 1) const {
        auto const scaled = (n * thousandths + 500) / 1000;
        return scaled < least ? least : scaled;
    }
};

/// What a headline figure of the source document comes to in the demo. source: docs/demo.md
struct Target {
    std::string figure;
    std::int64_t value = 0;      ///< in the indicator's unit; a share in hundredths of a percent
    std::int64_t tolerance = 0;  ///< either way
};

/// Those that the demo closes on, by figure.
std::vector<Target> targets(Scale scale);

}  // namespace chengxin::demo
