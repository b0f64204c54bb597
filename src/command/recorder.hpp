#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "command/decide.hpp"
#include "command/in_flight.hpp"
#include "command/prepare.hpp"
#include "command/receipt.hpp"
#include "metrics/stages.hpp"

/// The way into the ledger: a group of commands is loaded, decided, applied, and committed once.
namespace chengxin::command {

/// How a group that counts only as a whole ends where nothing of it is refused: it is committed, or was only tried.
enum class Ending { keep, roll_back };

/// Of a group that counts only as a whole: how it ends, and who is told how many of its commands were gone through.
struct Whole {
    Ending ending = Ending::keep;
    std::function<void(std::size_t)> progress{};
};

class Recorder {
public:
    /// Whether what is under way is noted for the process that comes after a crash. The one process that serves a
    /// county notes it; tools beside it do not.
    enum class Crashes { watched, unwatched };

    /// throws: std::runtime_error when another process serves the county.
    Recorder(County& county, Clock clock, Crashes crashes = Crashes::unwatched);

    /// Each command gets its receipt; what is accepted is on the disk when this returns.
    /// A machine error aborts the group, which is then run command by command; a command that the machine cannot write
    /// is deferred (server.fault). Where the database is away the group is tried again for 20 s, then deferred.
    /// Calls wait for one another; nothing else may use the store's writing connection meanwhile: what is written
    /// beside the ledger goes through Door, on the same thread.
    std::vector<Receipt> record(std::span<Submission const> group);

    /// All of them or none, in one transaction: where one is refused the receipts say which and why, those of the
    /// others stand for nothing, and nothing is written; nor is it if it was only to be tried. Whoever else writes to
    /// the county waits meanwhile.
    /// throws: StoreFailure and whatever else the machine throws; nothing is then written.
    std::vector<Receipt> record_whole(std::span<Submission const> group, Whole const& whole);

    /// One command by whoever may run the program on the machine.
    Receipt record_locally(Command command);

    County& county() { return county_; }
    Instant now() const { return clock_(); }
    /// Where the time of the last record() went. For the thread that called it.
    metrics::Stages const& stages() const { return stages_; }
    /// The county's head as the last record() left it; nothing where it could not write. For the thread that called it.
    std::optional<ledger::Head> const& head() const { return head_; }

private:
    std::vector<Receipt> patiently(std::size_t commands, std::function<std::vector<Receipt>()> const& work);
    std::vector<Receipt> record_sorted(std::span<Submission const> group);
    std::vector<Receipt> write(std::span<Submission const> group);
    std::vector<Receipt> run(std::span<Submission const> group, Whole const* whole = nullptr);
    Receipt write_alone(Submission const& submission);

    County& county_;
    Clock clock_;
    InFlight in_flight_;
    metrics::Stages stages_;
    std::optional<ledger::Head> head_;
    std::mutex mutex_;
};

}  // namespace chengxin::command
