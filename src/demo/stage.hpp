#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "command/recorder.hpp"
#include "demo/names.hpp"

/// What every demo is made on: a county whose clock stands where the demo wants it, and the ways to put into it.
namespace chengxin::demo {

using Group = std::vector<command::Submission>;

class Stage {
public:
    Stage(command::County& county, std::uint64_t seed);

    /// The evening of the day, when cadres are back where there is signal.
    void stand_at(Date day);
    /// Records a group. The first refusal is kept: then the demo itself is wrong. What was recorded before and comes
    /// again is no refusal.
    void record(Group const& group);
    std::optional<Problem> const& problem() const { return problem_; }

    command::County& county() { return county_; }
    command::Recorder& recorder() { return recorder_; }
    Random& random() { return random_; }
    Uuid make_id() { return ids_.make(to_ms(now_)); }
    ledger::FactId fact_id() { return ledger::FactId(make_id()); }
    ledger::SubjectId subject_id() { return ledger::SubjectId(make_id()); }

    // All of them from `day` on.
    ledger::SubjectId add_person(Group& group, Date day, std::optional<ledger::SubjectId> const& unit = {});
    ledger::SubjectId add_unit(Group& group, Date day, std::string const& name, std::string const& kind);
    void link(Group& group, Date day, std::string name, ledger::SubjectId const& person, command::About const& to);
    void open_account(Group& group, Date day, std::string const& name, ledger::SubjectId const& person);

private:
    command::County& county_;
    Random random_;
    IdMaker ids_;
    Instant now_{};
    command::Recorder recorder_;
    std::optional<Problem> problem_;
};

command::About at_division(ledger::SubjectId const& id);
command::About at_household(ledger::SubjectId const& id);

}  // namespace chengxin::demo
