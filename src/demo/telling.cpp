#include "demo/telling.hpp"

namespace chengxin::demo {

namespace {

using command::About;
using command::Submission;
using ledger::SubjectId;

constexpr std::int64_t fen_a_yuan = 100;

json::Array list(std::initializer_list<std::string_view> words) {
    json::Array array;
    for (auto const word : words) array.emplace_back(word);
    return array;
}

}  // namespace

About Telling::home_of(Planned const& planned) const {
    return at_household(station_of(planned).homes[planned.home].id);
}

SubjectId const& Telling::cadre_of(Planned const& planned) const {
    auto const& station = station_of(planned);
    bool const is_resident = planned.who % 10 < 6 || station.liaisons.empty();
    return is_resident ? station.resident : station.liaisons[planned.who % station.liaisons.size()];
}

std::string_view Telling::option(Planned const& planned, std::initializer_list<std::string_view> options) const {
    return options.begin()[planned.who % options.size()];
}

Submission Telling::record(Planned const& planned, std::string_view kind, About const& about, SubjectId const& person,
                           json::Object answers) {
    command::RecordFact fact;
    fact.id = stage_.fact_id();
    fact.kind = kind;
    fact.about = about;
    fact.day = planned.day;
    fact.answers = std::move(answers);
    ids_[planned.number] = fact.id;
    days_[planned.number] = planned.day;
    return {{person}, std::move(fact)};
}

json::Object Telling::visit_answers() {
    auto& random = stage_.random();
    json::Object answers{{"channel", "in_person"}, {"met", chance(random, 640) ? "household_head" : "family"}};
    for (auto const* question : {"think", "hope", "doing", "worry", "need"}) {
        if (chance(random, 220)) answers[question] = words_of(random, question);
    }
    if (chance(random, 500)) {
        constexpr std::array<std::string_view, 8> topics{"road",    "water",   "income",     "health",
                                                         "pension", "welfare", "neighbours", "village_accounts"};
        answers["topics"] = list({topics[static_cast<std::size_t>(pick(random, 0, 7))]});
    }
    return answers;
}

Submission Telling::submission(Planned const& planned) {
    switch (planned.what) {
        case What::visit:
        case What::call:
        case What::card:
        case What::specialised:
        case What::hardship:
        case What::help:
        case What::meal: return of_household(planned);
        case What::diary:
        case What::report:
        case What::task_letter:
        case What::kit: return of_person(planned);
        case What::confirmation:
        case What::correction:
        case What::withdrawal:
        case What::excuse:
        case What::pairing: return of_another(planned);
        case What::basics:
        case What::priorities:
        case What::village_plan:
        case What::survey_finance:
        case What::survey_land:
        case What::organisation:
        case What::development:
        case What::honour: return of_register(planned);
        default: return of_village(planned);
    }
}

Submission Telling::of_household(Planned const& planned) {
    auto& random = stage_.random();
    auto const about = home_of(planned);
    auto const& cadre = cadre_of(planned);
    switch (planned.what) {
        case What::visit: {
            auto answers = visit_answers();
            if (planned.is_mended) said_[planned.number] = answers;
            return record(planned, "household_visit", about, cadre, std::move(answers));
        }
        case What::call: return record(planned, "household_visit", about, cadre, {{"channel", "phone"}});
        case What::card:
            return record(planned, "contact_card", about, station_of(planned).local, {{"sheet", "2012-1"}});
        case What::specialised: {
            auto const product = option(planned, {"ginger", "tea_oil", "tea", "pig", "forest_chicken", "goat", "herbs",
                                                  "chestnut", "plum", "bamboo", "fungus", "honey", "citrus"});
            return record(planned, "specialised_household", about, cadre,
                          {{"product", product}, {"scale", pick(random, 3, 200)}});
        }
        case What::hardship:
            return record(planned, "hardship_household", about, cadre,
                          {{"kind", option(planned, {"monitored", "low_income"})}});
        case What::help:
            return record(planned, "help_action", about, cadre,
                          {{"what", words_of(random, "need")}, {"cost", pick(random, 0, 30) * 10 * fen_a_yuan}});
        default: {
            auto const paid = chance(random, 950) ? pick(random, 5, 20) * fen_a_yuan : 0;
            json::Object answers{{"paid", paid}};
            if (paid == 0) answers["waived_note"] = "主人家办喜事，坚持不收";
            return record(planned, "meal", about, cadre, std::move(answers));
        }
    }
}

Submission Telling::of_village(Planned const& planned) {
    auto& random = stage_.random();
    auto const& station = station_of(planned);
    auto const about = at_division(station.id);
    auto const& cadre = cadre_of(planned);
    switch (planned.what) {
        case What::reception: {
            auto const outcome = planned.who % 100 < 62   ? "on_the_spot"
                                 : planned.who % 100 < 80 ? "transferred"
                                                          : "accepted";
            return record(planned, "reception", about, cadre,
                          {{"visitors", planned.n}, {"issue", words_of(random, "worry")}, {"outcome", outcome}});
        }
        case What::down_visit:
            return record(planned, "down_visit", about, cadre,
                          {{"people", planned.n}, {"issues", words_of(random, "hope")}});
        case What::deed:
            return record(
                planned, "good_deed", about, station.resident,
                {{"what", words_of(random, "need")},
                 {"cost", pick(random, 1, 90) * 50 * fen_a_yuan},
                 {"helps", list({option(planned, {"conflict", "hardship", "skills", "projects", "planning"})})}});
        case What::fund:
            return record(planned, "fund_entry", about, cadre,
                          {{"movement", "arrived"},
                           {"amount", planned.n},
                           {"fund", option(planned, {"危房改造", "饮水安全", "产业扶持", "道路硬化"})}});
        case What::financing:
            return record(planned, "financing", at_division(folk_.county), folk_.organisation_office,
                          {{"bank", option(planned, {"农商行", "农业银行", "邮储银行"})},
                           {"project", option(planned, {"竹木加工", "茶油加工", "生姜仓储", "中药材基地"})},
                           {"amount", planned.n}});
        case What::dispute:
            return record(planned, "dispute_handled", about, cadre,
                          {{"kind", option(planned, {"land", "neighbours", "family", "wages", "compensation"})},
                           {"outcome", planned.n == 0 ? "settled" : "under_way"},
                           {"owner", to_text(station.resident)}});
        case What::station_day: {
            json::Array attendees{json::Value(to_text(station.resident)), json::Value(to_text(station.local))};
            return record(planned, "station_day", about, station.resident, {{"attendees", std::move(attendees)}});
        }
        case What::labour:
            return record(planned, "labour_event", about, cadre,
                          {{"kind", option(planned, {"rush_harvest", "afforestation", "cleaning", "other"})},
                           {"people", pick(random, 3, 40)},
                           {"hours", pick(random, 2, 8)}});
        case What::stay: return record(planned, "stay", about, station.resident, {{"bedding", true}});
        case What::training:
            return record(planned, "training", about, cadre,
                          {{"topic", option(planned, {"planting", "breeding", "skills", "law"})},
                           {"people", pick(random, 8, 80)}});
        case What::voice:
            return record(planned, "voice", about, cadre, {{"text", "党的优良传统又回来了"}, {"consents", true}});
        default: CHECK(false);
    }
    return {};
}

Submission Telling::of_register(Planned const& planned) {
    auto& random = stage_.random();
    auto const& station = station_of(planned);
    auto const about = at_division(station.id);
    auto const& cadre = station.resident;
    switch (planned.what) {
        case What::basics:
            return record(planned, "village_basic", about, cadre,
                          {{"farmland", station.households * 3},
                           {"groups", station.groups},
                           {"collective_income", pick(random, 2, 60) * 1000 * fen_a_yuan}});
        case What::priorities:
            return record(planned, "village_priorities", about, cadre,
                          {{"first_one", "修通组道路"}, {"second_one", "整修水渠"}, {"third_one", "扩种油茶"}});
        case What::village_plan:
            return record(planned, "village_plan", about, cadre,
                          {{"title", "三年发展规划"},
                           {"goals", "路通到组，水送到田，户均有一样能卖钱的东西。"},
                           {"adopted", true}});
        case What::survey_finance:
            return record(planned, "survey_village_finance", about, cadre,
                          {{"books_public", chance(random, 860)}, {"finding", "账目公开栏要挪到路边"}});
        case What::survey_land:
            return record(planned, "survey_land_transfer", about, cadre,
                          {{"transferred", pick(random, 0, 400)}, {"written", chance(random, 700)}});
        case What::organisation:
            return record(planned, "organisation_progress", about, cadre, {{"text", "开了支部大会，补齐了会议记录。"}});
        case What::development:
            return record(planned, "development_progress", about, cadre,
                          {{"text", "通组路动工，油茶苗到位。"},
                           {"stage", option(planned, {"applied", "approved", "funded", "built"})}});
        default:
            return record(planned, "honour", about, folk_.organisation_office,
                          {{"title", "群众工作先进单位"},
                           {"level", option(planned, {"township", "county", "city"})},
                           {"issuer", "云桥县(演示)"}});
    }
}

Submission Telling::of_person(Planned const& planned) {
    auto& random = stage_.random();
    bool const is_other = planned.what == What::diary && planned.n == 0;
    auto const& people = is_other ? folk_.other_cadres : folk_.station_cadres;
    auto const& person = people[planned.who % people.size()];
    auto const own = folk_.post_of.at(person);
    About const self{"person", person};
    switch (planned.what) {
        case What::diary:
            return record(planned, "diary_entry", at_division(folk_.stations[own].id), person,
                          {{"text", words_of(random, "doing") + "；" + words_of(random, "worry")}});
        case What::report:
            return record(planned, "annual_report", self, person,
                          {{"text", "今年走了村里每一户，听到最多的是路、水和药费。明年先把通组路修完。"}});
        case What::task_letter:
            return record(planned, "task_letter", self, person,
                          {{"village", to_text(folk_.stations[own].id)},
                           {"responsibilities", list({"know", "conflict", "organisation", "development"})},
                           {"loads", true}});
        default:
            return record(planned, "kit_item", self, person,
                          {{"kind", "service_bag"}, {"contents", list({"policy_leaflet", "first_aid"})}});
    }
}

/// What says something of another record, or is no record of a pack.
Submission Telling::of_another(Planned const& planned) {
    switch (planned.what) {
        case What::confirmation: {
            command::ConfirmFact fact{stage_.fact_id(), ids_[planned.refers], planned.day};
            return {{station_of(planned).local}, fact};
        }
        case What::correction: {
            auto answers = said_.at(planned.refers);
            answers["worry"] = words_of(stage_.random(), "worry");
            auto submission =
                record(planned, "household_visit", home_of(planned), cadre_of(planned), std::move(answers));
            auto& fact = std::get<command::RecordFact>(submission.command);
            fact.corrects = ids_[planned.refers];
            fact.day = days_[planned.refers];
            return submission;
        }
        case What::withdrawal: {
            command::WithdrawFact fact;
            fact.id = stage_.fact_id();
            fact.withdraws = ids_[planned.refers];
            fact.day = planned.day;
            fact.reason = "同一次走访记了两遍";
            fact.about = home_of(planned);
            fact.kind = "household_visit";
            return {{cadre_of(planned)}, std::move(fact)};
        }
        case What::excuse: {
            command::ExcuseDuty fact;
            fact.id = stage_.fact_id();
            fact.duty = "visit_every_household";
            fact.about = home_of(planned);
            fact.day = planned.day;
            fact.exit = "could_not";
            fact.reason = "household_away";
            return {{station_of(planned).resident}, std::move(fact)};
        }
        default: {
            auto const& cadres = station_of(planned).cadres;
            auto const& cadre = cadres.empty() ? station_of(planned).resident : cadres[planned.who % cadres.size()];
            return {
                {},
                command::BeginLink{stage_.fact_id(), "pairing", {"person", cadre}, home_of(planned), planned.day, {}}};
        }
    }
}

}  // namespace chengxin::demo
