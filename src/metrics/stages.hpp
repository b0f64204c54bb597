#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace chengxin::metrics {

/// Parts of the work on one group of commands. Commit is where the disk is waited for.
enum class Stage : std::size_t { load, decide, apply, commit };
constexpr std::size_t stage_count = 4;

/// How long one group spent in each stage, however often it came back to it.
/// cost: a reading of the clock a change of stage, some 25 ns.
class Stages {
public:
    void begin() {
        spent_ = {};
        open_ = stage_count;
    }
    /// What is spent from now on belongs to `stage`.
    void enter(Stage stage) { turn_to(static_cast<std::size_t>(stage)); }
    void leave() { turn_to(stage_count); }

    std::chrono::nanoseconds spent(Stage stage) const { return spent_[static_cast<std::size_t>(stage)]; }

private:
    void turn_to(std::size_t next) {
        if (next == open_) return;
        auto const now = std::chrono::steady_clock::now();
        if (open_ < stage_count) spent_[open_] += now - since_;
        open_ = next;
        since_ = now;
    }

    std::array<std::chrono::nanoseconds, stage_count> spent_{};
    std::size_t open_ = stage_count;
    std::chrono::steady_clock::time_point since_;
};

}  // namespace chengxin::metrics
