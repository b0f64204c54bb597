#include "command/in_flight.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <stdexcept>

namespace chengxin::command {

namespace {

constexpr std::size_t ids_max = 4000;
constexpr int processes_max = 64;

/// The page as it lies in the file. Only this process reads it, or the one after it.
struct Page {
    std::atomic<std::uint32_t> count;
    std::atomic<std::uint32_t> crashed;
    std::array<ledger::FactId, ids_max> ids;
};

/// Where a crash leaves its mark: the page of the county that is being written. One thread writes.
std::atomic<Page*> marked_page{nullptr};

/// May only do what a signal handler may: one store, then the default end.
void mark_crash(int signal) {
    if (auto* page = marked_page.load()) page->crashed.store(1);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

void watch_crashes() {
    for (int const signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) ::signal(signal, mark_crash);
}

}  // namespace

InFlight::InFlight(std::string const& path, bool among_several) {
    if (path.empty()) return;
    if (!among_several) {
        if (!take(path)) {
            throw std::runtime_error("这个县已经有一个服务在运行（" + path +
                                     "）：一个县只能开一个服务，请先停下那一个。");
        }
        watch_crashes();
        return;
    }
    for (int place = 1; place <= processes_max && page_ == nullptr; ++place) take(path + "-" + std::to_string(place));
    if (page_ == nullptr) throw std::runtime_error("同时服务这个县的进程太多（" + path + "），请先停下几个。");
    watch_crashes();
}

/// out: whether the file is ours now; not when a living process has it.
bool InFlight::take(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof(Page)) != 0) {
        throw std::runtime_error("无法写入 " + path + "：请检查目录的权限和磁盘空间。");
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return false;
    }
    file_ = file;
    page_ = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
    if (page_ == MAP_FAILED) throw std::runtime_error("无法映射 " + path + "：请检查磁盘。");
    auto* page = static_cast<Page*>(page_);
    auto const count = std::min<std::size_t>(page->count.load(), ids_max);
    remains_.ids.assign(page->ids.begin(), page->ids.begin() + static_cast<std::ptrdiff_t>(count));
    remains_.by_own_fault = page->crashed.load() != 0;
    page->count.store(0);
    page->crashed.store(0);
    return true;
}

InFlight::~InFlight() {
    if (page_ == nullptr) return;
    done();
    ::munmap(page_, sizeof(Page));
    ::close(file_);
}

void InFlight::deciding(ledger::FactId const& id) {
    if (page_ == nullptr) return;
    auto* page = static_cast<Page*>(page_);
    page->ids[0] = id;
    page->count.store(1);
    marked_page.store(page);
}

void InFlight::applying(std::vector<ledger::FactId> const& ids) {
    if (page_ == nullptr) return;
    auto* page = static_cast<Page*>(page_);
    auto const count = std::min(ids.size(), ids_max);
    page->count.store(0);
    std::copy_n(ids.begin(), count, page->ids.begin());
    page->count.store(static_cast<std::uint32_t>(count));
    marked_page.store(page);
}

void InFlight::done() {
    if (page_ == nullptr) return;
    marked_page.store(nullptr);
    static_cast<Page*>(page_)->count.store(0);
}

}  // namespace chengxin::command
