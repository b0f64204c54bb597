#pragma once

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <vector>

#include "command/recorder.hpp"
#include "metrics/meters.hpp"
#include "store/writer.hpp"

namespace chengxin::command {

/// What a caller gets back.
struct Recorded {
    std::vector<Receipt> receipts;
    std::optional<ledger::Head> head;  ///< as the group left it; nothing where it could not be written
};

/// The door to the one thread that writes: what many callers hand over while a group is being committed is the next
/// group. Whoever hands something over is answered from that thread, once it is on the disk.
class Door {
public:
    using Answer = std::function<void(Recorded)>;
    using Aside = std::function<void(store::Connection&)>;
    using AsideDone = std::function<void(std::exception_ptr)>;

    /// in: `meters` outlives the door.
    Door(store::Store& store, metrics::Meters& meters);

    /// in:  `recorder` outlives the door.
    /// out: false when too much is waiting already; nothing is then kept of it.
    bool record(Recorder& recorder, std::vector<Submission> submissions, Answer answer);
    /// What is written beside the ledger, such as sessions, in a transaction of its own. out: as above.
    bool write_aside(Aside aside, AsideDone done);
    /// How long the writer has been at what it took up last; zero when it waits for work. From any thread.
    std::chrono::milliseconds busy_for() const;

private:
    struct Job {
        Recorder* recorder = nullptr;
        std::vector<Submission> submissions{};
        Answer answer{};
        Aside aside{};
        AsideDone aside_done{};
    };

    bool submit(Job job);
    void write(std::vector<Job> jobs);
    void write_aside(Job const& job);
    void measure(Recorder const& recorder, std::vector<Receipt> const& receipts);

    store::Store& store_;
    metrics::Meters& meters_;
    std::atomic<std::int64_t> busy_since_ms_ = 0;  ///< of the steady clock; 0 while it waits
    store::Writer<Job> writer_;                    // last: its thread uses the others
};

}  // namespace chengxin::command
