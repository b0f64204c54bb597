#pragma once

#include <functional>
#include <string>

#include "bench/grow/year.hpp"
#include "command/recorder.hpp"
#include "demo/names.hpp"

namespace chengxin::bench {

/// Commands of a day are recorded in the evening: 19:00 in the county.
inline Instant at_evening(Date day) { return std::chrono::sys_days{day.time_since_epoch()} + std::chrono::hours{11}; }

/// What numbers and contents are drawn for: keeps what is drawn for one from being drawn for another.
enum Part : std::uint64_t { person_part = 1, household_part, event_part, fact_part };

/// A command was refused, or the store holds something else: the plan or the program is wrong.
struct Stopped : std::runtime_error {
    using runtime_error::runtime_error;
};

/// One county on its way to its size, by the commands. What is recorded already is passed over: ids and contents follow
/// from the seed, so that a run that was killed goes on where it was.
class Growth {
public:
    /// Called after each group, with the facts that it added.
    using Progress = std::function<void(std::int64_t)>;

    Growth(command::County& county, CountyShape const& shape, Options const& options, Progress progress);

    /// throws: Stopped
    void run(std::vector<json::Object> const& packs);

    /// Of residents: CODE.v1, CODE.v2, … The load signs in to the first county, and works in all of its villages.
    std::size_t accounts() const;

private:
    struct Village {
        ledger::SubjectId id;
        std::string name;
        ledger::SubjectId resident;
        ledger::FactId resident_since;
        ledger::SubjectId liaison;
        std::int64_t first_household = 0;
    };

    ledger::FactId fact_id(std::uint64_t number, Instant moment) const;
    ledger::FactId next_id() { return fact_id(++made_, now_); }
    ledger::SubjectId household_id(std::int64_t household) const;
    demo::Random contents(std::uint64_t part, std::uint64_t number) const;

    void give(command::Command command, std::optional<ledger::SubjectId> person = {});
    void record(std::int64_t repeated = 0);

    void divisions();
    ledger::SubjectId add_person(demo::Random& random);
    ledger::FactId link(std::string const& name, ledger::SubjectId const& person, ledger::SubjectId const& place);
    void account(std::string const& name, ledger::SubjectId const& person);
    void staff();
    json::Object household_answers(std::int64_t household, demo::Random& random) const;
    void households();

    void turn_over(int year);
    void year(int year);
    void group(std::span<Event const> events, int year, bool repeat);
    command::Submission submission_of(Event const& event, int year, demo::Random& random) const;
    ledger::FactId id_of(std::uint32_t key, Date recorded_on, int year) const;
    Village const& village_of(std::int64_t household) const;

    command::County& county_;
    CountyShape const& shape_;
    Options const& options_;
    Progress progress_;
    Instant now_{};
    command::Recorder recorder_;
    std::uint64_t seed_;
    std::uint64_t made_ = 0;  ///< ids made one after the other, for all but events
    Date start_{};
    ledger::SubjectId county_id_;
    std::vector<ledger::SubjectId> townships_;
    std::vector<Village> villages_;
    std::vector<std::uint32_t> village_at_;  ///< by household
    std::vector<command::Submission> waiting_;
    std::vector<command::Submission> before_;  ///< the group before, some of which comes again
    std::int64_t there_ = 0;                   ///< facts in the ledger when the run began
    std::int64_t planned_ = 0;                 ///< facts that the plan has come to
};

}  // namespace chengxin::bench
