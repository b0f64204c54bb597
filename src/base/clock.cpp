#include "base/clock.hpp"

namespace chengxin {

Clock machine_clock() {
    return [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
}

}  // namespace chengxin
