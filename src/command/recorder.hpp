#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "command/decide.hpp"
#include "command/in_flight.hpp"
#include "command/receipt.hpp"

/// The way into the ledger: a group of commands is loaded, decided, applied, and committed once.
namespace chengxin::command {

struct SealedField {
    std::string name;
    std::string bytes;
};

/// A decided fact with everything that is written of it.
struct Prepared {
    Draft draft;
    ledger::Row row;
    std::vector<SealedField> sealed;
    std::optional<ledger::Subject> subject;
    std::optional<ledger::WrappedKey> key;
    std::string password_hash;  ///< of an account that is opened
};

class Recorder {
public:
    /// Whether what is under way is noted
                for the process that comes after a crash: of the one that serves a county it is,
    /// and there is only one. Tools beside it work unwatched.
    enum class Crashes { watched, unwatched };

    /// throws: std::runtime_error when another process serves the county.
    Recorder(County& county, Clock clock, Crashes crashes = Crashes::unwatched);

    /// Each command gets its receipt; what is accepted is on the disk when this returns.
    /// A machine error aborts the group, which is then run command by command. Safe from several threads.
    /// A command that the machine cannot write gets a receipt that says so (busy, server.fault).
    std::vector<Receipt> record(std::span<Submission const> group);

    /// One command by whoever may run the program on the machine.
    Receipt record_locally(Command command);

    County& county() { return county_; }
    Instant now() const { return clock_(); }

private:
    std::vector<Receipt> record_sorted(std::span<Submission const> group);
    std::vector<Receipt> write(std::span<Submission const> group);
    Receipt write_alone(Submission const& submission);

    County& county_;
    Clock clock_;
    InFlight in_flight_;
    std::mutex mutex_;
};

/// Personal fields of a draft leave for their own table; the answers keep commitments. Computes the leaf.
/// in: `seal`, of the draft's subject; null if its key was erased.
/// fails: conflict `subject.erased` when there is something to seal and no key.
Result<Prepared> prepare(Draft draft, ledger::SubjectSeal const* seal);

/// The fact as everyone outside sees it. in: answers in canonical form.
ledger::Fact fact_of(Draft const& draft, std::string const& pack, std::string const& answers);

}  // namespace chengxin::command
