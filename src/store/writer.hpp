#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace chengxin::store {

/// One thread that writes for everybody: what arrives while a group is being committed is the next group.
/// Job: what one caller hands over; it is answered by its own means once its group is on the disk.
template <typename Job>
class Writer {
public:
    /// in: `write` takes a group, writes it, and answers each job. It does not throw.
    explicit Writer(std::function<void(std::vector<Job>)> write, std::size_t group_max)
        : write_(std::move(write)),
          group_max_(group_max),
          thread_([this] { run(); }) {}
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    /// Writes what is waiting, then ends.
    ~Writer() {
        {
            std::lock_guard const lock(mutex_);
            ending_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    /// out: false when too much is waiting already; the job is then not taken.
    bool submit(Job job) {
        {
            std::lock_guard const lock(mutex_);
            if (waiting_.size() >= waiting_max) return false;
            waiting_.push_back(std::move(job));
        }
        wake_.notify_one();
        return true;
    }

private:
    static constexpr std::size_t waiting_max = 4096;

    void run() {
        for (;;) {
            std::vector<Job> group;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                auto const count = std::min(waiting_.size(), group_max_);
                auto const past = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
                group.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(past));
                waiting_.erase(waiting_.begin(), past);
            }
            write_(std::move(group));
        }
    }

    std::function<void(std::vector<Job>)> write_;
    std::size_t group_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Job> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace chengxin::store
