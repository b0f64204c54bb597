#pragma once

#include <string>
#include <vector>

#include "ledger/fact.hpp"

/// What was being worked on when the process died. A file beside the database, mapped into memory: what is noted there
/// is there after the process is gone, and noting costs no write. source: docs/adr/0006-writer.md
namespace chengxin::command {

/// How a process ended while it worked on something.
struct Remains {
    std::vector<ledger::FactId> ids;  ///< under way; empty when nothing was
    bool by_own_fault = false;        ///< it aborted or crashed, as opposed to being killed or losing power
};

class InFlight {
public:
    /// in:     `path`, "" for a store in memory: nothing is noted. `among_several`: other processes may serve this
    ///         county too, each with a file of its own, "PATH-1", "PATH-2", …; the first that no living process has is
    ///         taken.
    /// throws: std::runtime_error when the file cannot be made, or another process serves this county alone.
    InFlight(std::string const& path, bool among_several);
    InFlight(InFlight const&) = delete;
    InFlight& operator=(InFlight const&) = delete;
    ~InFlight();

    /// What the process before this one left behind.
    Remains const& remains() const { return remains_; }

    /// This command alone is being worked on: if the process ends now by its own fault, it is this command's.
    void deciding(ledger::FactId const& id);
    /// All of these are being applied and committed.
    void applying(std::vector<ledger::FactId> const& ids);
    void done();

private:
    bool take(std::string const& path);

    Remains remains_;
    void* page_ = nullptr;
    int file_ = -1;
};

}  // namespace chengxin::command
