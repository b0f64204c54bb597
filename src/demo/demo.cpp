#include "demo/demo.hpp"

#include <algorithm>
#include <map>

#include "access/account_store.hpp"
#include "command/founding.hpp"
#include "demo/stage.hpp"

namespace chengxin::demo {

namespace {

using command::Command;
using ledger::FactId;
using ledger::SubjectId;

constexpr std::int64_t households_a_village = 60;
constexpr std::size_t group_size = 500;
constexpr auto one_day = std::chrono::days{1};

struct Village {
    SubjectId id;
    std::string name;
    SubjectId resident;
    SubjectId liaison;
    std::vector<SubjectId> households;
};

/// Something that is to be recorded on a day, by somebody.
struct Event {
    Date recorded_on{};
    std::optional<SubjectId> person;
    Command command;
};

class Small {
public:
    Small(command::County& county, Options const& options)
        : county_(county),
          options_(options),
          stage_(county, options.seed),
          random_(stage_.random()) {}

    Result<Made> make(std::vector<json::Object> const& packs, std::string_view divisions_csv) {
        start_ = std::chrono::local_days{first_of_year(year_of(options_.today) - 1)};
        stage_.stand_at(start_);
        auto const founded =
            command::found(stage_.recorder(), divisions_csv, packs, start_, [this] { return stage_.make_id(); });
        if (!founded) return founded.error();
        read_places();
        staff();
        settle_households();
        if (stage_.problem()) return *stage_.problem();
        plan_year();
        carry_out();
        if (stage_.problem()) return *stage_.problem();
        made_.head = county_.store().read(
            [&](store::Connection& connection) { return ledger::load_head(connection, county_.tenant()); });
        made_.facts = made_.head.seq;
        return made_;
    }

private:
    FactId fact_id() { return stage_.fact_id(); }
    void record(Group const& group) { stage_.record(group); }

    void read_places() {
        county_.store().read([&](store::Connection& connection) {
            auto const world = county_.world(connection);
            auto const& divisions = world->divisions;
            county_id_ = divisions.id_of(divisions.county());
            for (auto const township : divisions.children(divisions.county(), start_)) {
                township_id_ = divisions.id_of(township);
                for (auto const village : divisions.children(township, start_)) {
                    villages_.push_back({divisions.id_of(village), divisions.at(village, start_)->name, {}, {}, {}});
                }
            }
            return 0;
        });
    }

    SubjectId add_person(Group& group) { return stage_.add_person(group, start_); }
    void link(Group& group, std::string name, SubjectId const& person, SubjectId const& place) {
        stage_.link(group, start_, std::move(name), person, at_division(place));
    }
    void open_account(Group& group, std::string const& name, SubjectId const& person) {
        stage_.open_account(group, start_, name, person);
    }

    void staff() {
        Group group;
        for (auto& village : villages_) {
            village.resident = add_person(group);
            link(group, "resident_cadre", village.resident, village.id);
            // One liaison cadre looks after two villages.
            auto const at = static_cast<std::size_t>(&village - villages_.data());
            village.liaison = at % 2 == 1 ? villages_[at - 1].liaison : add_person(group);
            link(group, "liaison_cadre", village.liaison, village.id);
        }
        auto const township_office = add_person(group);
        link(group, "township_office", township_office, township_id_);
        auto const organisation_office = add_person(group);
        link(group, "organisation_office", organisation_office, county_id_);
        auto const administrator = add_person(group);
        link(group, "administrator", administrator, county_id_);
        open_account(group, "village", villages_.front().resident);
        open_account(group, "township", township_office);
        open_account(group, "county", organisation_office);
        open_account(group, "admin", administrator);
        record(group);
    }

    void settle_households() {
        Group group;
        for (auto& village : villages_) {
            for (std::int64_t n = 1; n <= households_a_village; ++n) {
                auto const id = stage_.subject_id();
                static constexpr std::array<std::string_view, 6> groups{"一组", "二组", "三组", "四组", "五组", "六组"};
                auto const in_group = groups[static_cast<std::size_t>((n - 1) / 10)];
                json::Object answers;
                answers["head"] = person_name(random_);
                answers["phone"] = phone(random_);
                answers["address"] = village.name + std::string(in_group) + std::to_string(n) + "号";
                answers["group"] = in_group;
                answers["members"] = pick(random_, 1, 7);
                answers["registered"] = !chance(random_, 30);
                answers["village"] = to_text(village.id);
                village.households.push_back(id);
                made_.households++;
                group.push_back(
                    {{}, command::RegisterSubject{fact_id(), "household", {"household", id}, start_, answers, {}, {}}});
            }
        }
        record(group);
    }

    json::Object visit_answers() {
        json::Object answers;
        bool const by_phone = chance(random_, 60);
        answers["channel"] = by_phone ? "phone" : "in_person";
        if (!by_phone) {
            auto const drawn = pick(random_, 0, 99);
            answers["met"] = drawn < 62 ? "household_head" : drawn < 94 ? "family" : "nobody";
        }
        for (auto const* question : {"think", "hope", "doing", "worry", "need"}) {
            if (chance(random_, 350)) answers[question] = words_of(random_, question);
        }
        return answers;
    }

    Event visit(Village const& village, SubjectId const& household, Date day) {
        auto const author = chance(random_, 700) ? village.resident : village.liaison;
        // A few come in days later: there was no signal.
        auto const late = chance(random_, 60) ? pick(random_, 1, 9) : 0;
        command::RecordFact visit;
        visit.id = fact_id();
        visit.kind = "household_visit";
        visit.about = {"household", household};
        visit.day = day;
        visit.answers = visit_answers();
        return {std::min(day + late * one_day, options_.today), author, std::move(visit)};
    }

    /// Typed wrong, and put right or taken back some days later by the same hand.
    void mend(Event const& event) {
        auto const& visit = std::get<command::RecordFact>(event.command);
        auto const day = std::min(event.recorded_on + pick(random_, 0, 4) * one_day, options_.today);
        if (chance(random_, 500)) {
            auto corrected = visit;
            corrected.id = fact_id();
            corrected.corrects = visit.id;
            corrected.answers["worry"] = words_of(random_, "worry");
            events_.push_back({day, event.person, std::move(corrected)});
        } else {
            command::WithdrawFact withdrawal;
            withdrawal.id = fact_id();
            withdrawal.withdraws = visit.id;
            withdrawal.day = day;
            withdrawal.reason = "记错了户";
            withdrawal.about = visit.about;
            withdrawal.kind = visit.kind;
            events_.push_back({day, event.person, std::move(withdrawal)});
        }
    }

    void plan_household(Village const& village, SubjectId const& household, Date first, Date past, std::int64_t share) {
        auto const days = (past - first).count();
        std::int64_t const visits = chance(random_, share) ? pick(random_, 2, 3) : pick(random_, 0, 1);
        for (std::int64_t n = 0; n < visits; ++n) {
            auto event = visit(village, household, first + pick(random_, 0, days - 1) * one_day);
            if (chance(random_, 25)) mend(event);
            events_.push_back(std::move(event));
        }
        if (visits == 0 && chance(random_, 250)) {
            command::ExcuseDuty excuse;
            excuse.id = fact_id();
            excuse.duty = "visit_every_household";
            excuse.about = {"household", household};
            excuse.day = first + pick(random_, days / 2, days - 1) * one_day;
            excuse.exit = "could_not";
            excuse.reason = chance(random_, 700) ? "household_away" : "refused";
            events_.push_back({excuse.day, village.resident, excuse});
        }
    }

    void plan_year() {
        auto const this_year = first_of_year(year_of(options_.today));
        for (auto const& village : villages_) {
            auto const share = pick(random_, 420, 880);  // villages differ
            for (auto const& household : village.households) {
                if (chance(random_, 40)) {
                    command::RecordFact away;
                    away.id = fact_id();
                    away.kind = "household_away";
                    away.about = {"household", household};
                    away.day = start_ + pick(random_, 20, 300) * one_day;
                    away.answers["reached_by_phone"] = chance(random_, 800);
                    events_.push_back({away.day, village.resident, std::move(away)});
                    continue;
                }
                plan_household(village, household, start_, this_year, 930);
                plan_household(village, household, this_year, options_.today + one_day, share);
            }
        }
        std::ranges::stable_sort(events_, {}, &Event::recorded_on);
    }

    void carry_out() {
        Group group;
        Date day = start_;
        for (auto const& event : events_) {
            if (event.recorded_on != day || group.size() >= group_size) {
                stage_.stand_at(day);
                record(group);
                group.clear();
                day = event.recorded_on;
            }
            group.push_back({{event.person}, event.command});
        }
        stage_.stand_at(day);
        record(group);
    }

    command::County& county_;
    Options options_;
    Stage stage_;
    Random& random_;
    Date start_{};
    SubjectId county_id_;
    SubjectId township_id_;
    std::vector<Village> villages_;
    std::vector<Event> events_;
    Made made_;
};

}  // namespace

std::vector<Login> const& logins() {
    static std::vector<Login> const all{{"439923.village", "驻村干部（手机端）"},
                                        {"439923.township", "乡镇办公室（桌面端）"},
                                        {"439923.county", "县委组织部（桌面端）"},
                                        {"439923.admin", "系统管理员"}};
    return all;
}

Result<Made> make_small(store::Store& store, ledger::MasterKey const& key, std::vector<json::Object> const& packs,
                        std::string_view divisions_csv, Options const& options) {
    auto const start = std::chrono::sys_days{first_of_year(year_of(options.today) - 1).time_since_epoch()};
    auto const made = command::make_tenant(store, county_code, std::chrono::hours{8}, key, start);
    if (!made) return made.error();
    command::County county(store, county_code, key);
    return Small(county, options).make(packs, divisions_csv);
}

}  // namespace chengxin::demo
