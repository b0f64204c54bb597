#pragma once

#include "command/recorder.hpp"

namespace chengxin::command {

/// One group on its way, in waves: what was read for the wave, what was decided, what is still to be applied.
class Group {
public:
    Group(County& county, Instant now, InFlight& in_flight, metrics::Stages& stages);

    /// throws: StoreFailure and whatever else the machine throws; nothing is then written.
    /// in: `whole`, null where each command counts by itself; else nothing is written if one is refused.
    std::vector<Receipt> run(std::span<Submission const> submissions, Whole const* whole = nullptr);
    /// As the group left it. After run().
    ledger::Head const& head() const { return head_; }

private:
    Receipt take(Submission const& submission);
    Receipt repeat(Submission const& submission, ledger::Row const& known, access::Caller const& caller);
    Scene scene_of(access::Caller const& caller) const;
    Result<Draft> decide_command(Command const& command, access::Caller const& caller);

    ledger::SubjectSeal const* seal_of(ledger::Subject const& subject);
    ledger::SubjectSeal const* new_seal(Prepared& prepared, Draft const& draft);
    Number first_place(ledger::Subject const& subject);
    Receipt append(Prepared prepared);
    void apply();
    void apply_beside(Prepared const& prepared, Number subject);

    County& county_;
    store::Connection& connection_;
    Instant now_;
    Date today_;
    access::Caller machine_;  ///< who asks when nobody is signed in
    InFlight& in_flight_;
    metrics::Stages& stages_;
    ledger::Head head_;
    std::shared_ptr<World const> world_;
    ReadSet read_;
    std::vector<Prepared> pending_;
    bool erased_ = false;
};

}  // namespace chengxin::command
