#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "command/founding.hpp"
#include "command/recorder.hpp"
#include "tests/database.hpp"

/// A county small enough to be made anew for each test, and everything said of it in plain words.
namespace chengxin::tests {

using command::About;
using command::Command;
using command::Receipt;
using command::Submission;
using ledger::FactId;
using ledger::SubjectId;

constexpr ledger::Tenant county_code = 439923;

/// How many seeds a property tries: the environment's SEEDS, else 200.
int seeds();

/// The shipped packs `common` and `steelyard` as `chengxin pack build` writes them.
std::vector<json::Object> const& shipped_packs();

inline Date day(int year, unsigned month, unsigned dom) {
    return std::chrono::local_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(dom)};
}

/// One township with two villages, an office, three cadres posted to both villages, a few households.
class SmallCounty {
public:
    explicit SmallCounty(std::uint64_t seed = 1, Date today = day(2026, 11, 24),
                         Database::Kept kept = Database::Kept::in_memory);
    ~SmallCounty();

    command::Recorder& recorder() { return *recorder_; }
    command::County& county() { return *county_; }
    store::Connection& connection() { return store_->writer(); }
    std::string const& url() const { return database_.url(); }

    FactId fact_id() { return FactId(ids_.make(to_ms(now_))); }
    SubjectId subject_id() { return SubjectId(ids_.make(to_ms(now_))); }
    void set_now(Instant now) { now_ = now; }
    Instant now() const { return now_; }

    /// By whoever runs the program on the machine.
    Receipt locally(Command command);
    Receipt by(SubjectId const& person, Command command);
    SubjectId add_person(std::string const& name);
    SubjectId add_household(SubjectId const& village, std::string const& head, Date from);
    FactId post(SubjectId const& person, std::string const& link, SubjectId const& place, Date from);

    SubjectId county_division;
    SubjectId township;
    std::vector<SubjectId> villages;
    std::vector<SubjectId> cadres;
    std::vector<SubjectId> households;
    SubjectId office;

    /// All derived tables as text, with ids and words in place of numbers: equal for equal sets of facts.
    std::string derived();

private:
    Database database_;
    std::mt19937_64 random_;
    IdMaker ids_;
    Instant now_{};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<command::County> county_;
    std::unique_ptr<command::Recorder> recorder_;
};

/// A visit in person, that answers the duty.
command::RecordFact visit(FactId const& id, SubjectId const& household, Date on);

/// Answers that a kind takes: the first option, the least number, `somebody`, to all that must be answered.
json::Object answers_to(fact::Catalogue const& catalogue, fact::Kind const& kind, SubjectId const& somebody, Date day);

}  // namespace chengxin::tests
