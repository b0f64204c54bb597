#include "bench/load/figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace chengxin::bench {

namespace {

struct Stat {
    std::int64_t parent = 0;
    std::int64_t ticks = 0;  ///< of its own and of children that ended
};

std::optional<Stat> stat_of(std::string const& folder) {
    std::ifstream file(folder + "/stat");
    std::string line;
    if (!std::getline(file, line)) return std::nullopt;
    std::istringstream rest(line.substr(line.rfind(')') + 1));  // the name may hold anything
    std::string word;
    Stat stat;
    for (int field = 3; rest >> word && field <= 17; ++field) {
        if (field == 4) stat.parent = std::stoll(word);
        if (field >= 14) stat.ticks += std::stoll(word);
    }
    return stat;
}

std::int64_t kib_of(std::int64_t process, std::string_view name) {
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name)) return std::stoll(line.substr(name.size()));
    }
    return 0;
}

std::int64_t sum_kib(std::vector<std::int64_t> const& processes, std::string_view name) {
    std::int64_t sum = 0;
    for (auto const process : processes) sum += kib_of(process, name);
    return sum;
}

}  // namespace

void Histogram::add(Steady::duration took) {
    auto const us = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    auto const power = us < steps ? 0 : static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(us))) - 5;
    auto const at = power * steps + (us >> std::max<std::int64_t>(0, power - 1)) % steps;
    buckets_[static_cast<std::size_t>(std::min<std::int64_t>(at, std::ssize(buckets_) - 1))]++;
    ++count_;
    most_ = std::max(most_, us);
}

std::int64_t Histogram::at(std::int64_t of_hundred_thousand) const {
    auto left = (count_ * of_hundred_thousand + 99'999) / 100'000;
    for (std::int64_t i = 0; i < std::ssize(buckets_); ++i) {
        left -= buckets_[static_cast<std::size_t>(i)];
        if (left > 0) continue;
        auto const power = i / steps;
        return power == 0 ? i : std::min(most_, ((steps + i % steps + 1) << (power - 1)) - 1);
    }
    return most_;
}

json::Object Histogram::told() const {
    return {{"p50_us", at(50'000)}, {"p90_us", at(90'000)}, {"p99_us", at(99'000)}, {"most_us", most_}};
}

std::int64_t Watched::cpu_us() const {
    std::set<std::int64_t> counted(processes.begin(), processes.end());
    if (!trees.empty()) {
        std::map<std::int64_t, std::int64_t> parents;
        for (auto const& entry : std::filesystem::directory_iterator("/proc")) {
            auto const name = entry.path().filename().string();
            if (!std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) continue;
            if (auto const stat = stat_of(entry.path().string())) parents[std::stoll(name)] = stat->parent;
        }
        for (auto const& [process, parent] : parents) {
            for (auto at = process; at > 1; at = parents.contains(at) ? parents.at(at) : 0) {
                if (std::ranges::count(trees, at) != 0) counted.insert(process);
            }
        }
    }
    std::int64_t ticks = 0;
    for (auto const process : counted) {
        if (auto const stat = stat_of("/proc/" + std::to_string(process))) ticks += stat->ticks;
    }
    return ticks * 1'000'000 / sysconf(_SC_CLK_TCK);
}

std::int64_t Watched::resident_kib() const { return sum_kib(processes, "VmRSS:"); }
std::int64_t Watched::most_resident_kib() const { return sum_kib(processes, "VmHWM:"); }

std::int64_t own_cpu_us() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const us = [](timeval const& t) { return std::int64_t{t.tv_sec} * 1'000'000 + t.tv_usec; };
    return us(used.ru_utime) + us(used.ru_stime);
}

}  // namespace chengxin::bench
