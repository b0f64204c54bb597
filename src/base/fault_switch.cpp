#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/fault.hpp"

namespace chengxin {

// CHENGXIN_FAULT="command.decide=BOOM" aborts where `content` of that place contains BOOM.
void fault_point(std::string_view place, std::string_view content) {
    static std::string const fault = [] {
        char const* text = std::getenv("CHENGXIN_FAULT");
        return std::string(text == nullptr ? "" : text);
    }();
    auto const equals = fault.find('=');
    if (equals == std::string::npos || place != std::string_view(fault).substr(0, equals)) return;
    if (content.find(std::string_view(fault).substr(equals + 1)) == std::string_view::npos) return;
    std::fprintf(stderr, "fault switch: %s\n", fault.c_str());
    std::abort();
}

}  // namespace chengxin
