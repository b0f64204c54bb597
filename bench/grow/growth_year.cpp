#include <algorithm>
#include <array>

#include "bench/grow/growth.hpp"

namespace chengxin::bench {

namespace {

using command::Submission;
using ledger::FactId;

constexpr std::size_t repeated_each = 100;  // one command in so many comes a second time, a group later
constexpr std::int64_t turned_over_in_thousand = 80;

json::Object answers_of(Event const& event, demo::Random& random) {
    json::Object answers;
    bool const by_phone = event.what == Event::What::call;
    answers["channel"] = by_phone ? "phone" : "in_person";
    if (!by_phone) {
        auto const drawn = demo::pick(random, 0, 99);
        answers["met"] = drawn < 62 ? "household_head" : drawn < 94 ? "family" : "nobody";
    }
    for (auto const* question : {"think", "hope", "doing", "worry", "need"}) {
        if (demo::chance(random, 350)) answers[question] = demo::words_of(random, question);
    }
    return answers;
}

}  // namespace

/// Some residents are followed by others on the first of January; those with an account stay: the load signs in as
/// them.
void Growth::turn_over(int year) {
    auto const day = first_of_year(year);
    now_ = at_evening(day);
    auto random = contents(person_part, static_cast<std::uint64_t>(year));
    struct Turn {
        Village& village;
        ledger::SubjectId follower;
    };
    std::vector<Turn> turns;
    for (std::size_t i = accounts(); i < villages_.size(); ++i) {
        if (demo::chance(random, turned_over_in_thousand)) turns.push_back({villages_[i], add_person(random)});
    }
    if (turns.empty()) return;
    record();
    for (auto const& [village, follower] : turns) {
        give(command::EndLink{next_id(), {"person", village.resident}, village.resident_since, day});
        village.resident = follower;
        village.resident_since = next_id();
        give(command::BeginLink{
            village.resident_since, "resident_cadre", {"person", follower}, {"division", village.id}, day, {}});
    }
    record();
}

void Growth::year(int year) {
    if (first_of_year(year) != start_) turn_over(year);
    auto const count = static_cast<std::int64_t>(village_at_.size());
    auto const events = events_of_year(count, year, options_.today, seed_);
    before_.clear();
    for (std::size_t first = 0; first < events.size() && planned_ < shape_.quota;) {
        auto const left = std::min(events.size() - first, static_cast<std::size_t>(shape_.quota - planned_));
        auto const size = std::min(left, static_cast<std::size_t>(options_.group));
        group(std::span(events).subspan(first, size), year, first != 0);
        first += size;
    }
}

/// What is recorded already is not even put into words, but for the last group: some of it comes again in the next.
void Growth::group(std::span<Event const> events, int year, bool repeat) {
    auto const size = static_cast<std::int64_t>(events.size());
    if (planned_ + 2 * options_.group < there_) {
        planned_ += size;
        return;
    }
    now_ = at_evening(events.back().recorded_on);
    auto random = contents(event_part, (static_cast<std::uint64_t>(year) << 32U) + events.front().key);
    for (auto const& event : events) waiting_.push_back(submission_of(event, year, random));
    std::int64_t repeated = 0;
    if (repeat) {
        for (std::size_t i = 0; i < before_.size(); i += repeated_each, ++repeated) waiting_.push_back(before_[i]);
    }
    record(repeated);
    before_.resize(std::min(before_.size(), events.size()));  // without what was itself a repetition
}

Submission Growth::submission_of(Event const& event, int year, demo::Random& random) const {
    using What = Event::What;
    auto const& village = village_of(event.household);
    auto const& author = event.by_liaison ? village.liaison : village.resident;
    command::About const about{"household", household_id(event.household)};
    auto const id = id_of(event.key, event.recorded_on, year);
    std::optional<FactId> target;
    if (event.target != 0) target = id_of(event.target, event.target_recorded_on, year);
    switch (event.what) {
        case What::withdrawal:
            return {{author},
                    command::WithdrawFact{id, *target, event.recorded_on, "记错了户", about, "household_visit"}};
        case What::excuse:
            return {{author},
                    command::ExcuseDuty{id,
                                        "visit_every_household",
                                        about,
                                        event.day,
                                        "could_not",
                                        demo::chance(random, 700) ? "household_away" : "refused",
                                        {},
                                        {}}};
        case What::away: {
            json::Object answers{{"reached_by_phone", demo::chance(random, 800)}};
            return {{author}, command::RecordFact{id, "household_away", about, event.day, answers, {}, {}, {}, {}}};
        }
        case What::household:
            return {{},
                    command::RegisterSubject{
                        id, "household", about, event.day, household_answers(event.household, random), {}, {}}};
        case What::visit:
        case What::call:
        case What::correction: break;
    }
    return {
        {author},
        command::RecordFact{id, "household_visit", about, event.day, answers_of(event, random), target, {}, {}, {}}};
}

}  // namespace chengxin::bench
