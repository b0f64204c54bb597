#pragma once

#include <unordered_map>

#include "command/recorder.hpp"

namespace chengxin::command {

/// One group on its way: what was read for it, what was decided, what is still to be applied.
class Group {
public:
    Group(County& county, Instant now, InFlight& in_flight, metrics::Stages& stages);

    /// throws: StoreFailure and whatever else the machine throws; nothing is then written.
    std::vector<Receipt> run(std::span<Submission const> submissions);

private:
    void load(Submission const& submission);
    void load_fact(FactId const& id);
    void load_subject(SubjectId const& id);
    void load_caller(SubjectId const& id);

    Receipt take(Submission const& submission);
    Receipt repeat(Submission const& submission, ledger::Row const& known, access::Caller const& caller);
    Scene scene_of(access::Caller const& caller) const;
    Result<Draft> decide_command(Command const& command, access::Caller const& caller);
    bool must_flush_before(Submission const& submission) const;

    ledger::SubjectSeal const* seal_of(ledger::Subject const& subject);
    ledger::SubjectSeal const* new_seal(Prepared& prepared, Draft const& draft);
    Number first_place(ledger::Subject const& subject);
    Receipt append(Prepared prepared);
    void apply();
    void apply_beside(Prepared const& prepared);

    County& county_;
    store::Connection& connection_;
    Instant now_;
    Date today_;
    InFlight& in_flight_;
    metrics::Stages& stages_;
    ledger::Head head_;
    std::shared_ptr<World const> world_;
    ReadSet read_;
    std::unordered_map<Number, std::optional<ledger::SubjectSeal>> seals_;
    std::vector<Prepared> pending_;
    std::set<SubjectId> pending_subjects_;  ///< of which something holds or is bound otherwise once pending_ is applied
    std::set<FactId> pending_ids_;
    bool erased_ = false;
};

}  // namespace chengxin::command
