#include "demo/folk.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "command/founding.hpp"

namespace chengxin::demo {

namespace {

using ledger::SubjectId;

constexpr std::size_t group_size = 1000;
constexpr std::int64_t agencies = 80;
constexpr std::int64_t agency_cadres = 2015;
constexpr std::int64_t township_cadres = 630;
constexpr std::int64_t station_cadres = 412;
constexpr std::int64_t residents_of_stations = 117;
constexpr std::int64_t households_in_all = 56'000;
constexpr std::int64_t people_in_all = 182'000;
constexpr std::int64_t away_in_thousand = 40;
constexpr std::int64_t not_registered_in_thousand = 30;

std::vector<std::string_view> cut(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    auto const [past, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    CHECK(error == std::errc() && past == text.data() + text.size());
    return value;
}

class Settling {
public:
    Settling(Stage& stage, Scale scale, Date day) : stage_(stage), scale_(scale), day_(day) {}

    Result<Folk> run(std::vector<json::Object> const& packs, std::string_view divisions_csv,
                     std::string_view villages_csv) {
        stage_.stand_at(day_);
        auto const founded =
            command::found(stage_.recorder(), divisions_csv, packs, day_, [this] { return stage_.make_id(); });
        if (!founded) return founded.error();
        read_places(villages_csv);
        staff_offices();
        staff_stations(add_agencies());
        add_township_cadres();
        record();
        settle_households();
        record();
        stage_.record(away_);
        if (stage_.problem()) return *stage_.problem();
        return std::move(folk_);
    }

private:
    void record() {
        if (!group_.empty()) stage_.record(group_);
        group_.clear();
    }
    void record_when_full() {
        if (group_.size() >= group_size) record();
    }
    void link(std::string name, SubjectId const& person, SubjectId const& place) {
        stage_.link(group_, day_, std::move(name), person, at_division(place));
    }

    void read_places(std::string_view villages_csv) {
        auto rows = cut(villages_csv, '\n');
        rows.erase(rows.begin());  // names of columns
        stage_.county().store().read([&](store::Connection& connection) {
            auto const world = stage_.county().world(connection);
            auto const& divisions = world->divisions;
            folk_.county = divisions.id_of(divisions.county());
            for (auto const township : divisions.children(divisions.county(), day_)) {
                folk_.townships.push_back(divisions.id_of(township));
            }
            for (auto const row : rows) {
                auto const cells = cut(row, ',');
                auto const found = divisions.find_code(cells.at(0), day_);
                CHECK(found.has_value());
                auto const& village = *divisions.at(*found, day_);
                Station station;
                station.id = divisions.id_of(*found);
                station.name = village.name;
                station.township = divisions.id_of(village.parent);
                station.households = number(cells.at(1));
                station.residents = number(cells.at(2));
                station.groups = number(cells.at(3));
                station.hardship = number(cells.at(5));
                station.specialised = number(cells.at(6));
                folk_.stations.push_back(std::move(station));
            }
            return 0;
        });
    }

    void staff_offices() {
        folk_.organisation_office = stage_.add_person(group_, day_);
        link("organisation_office", folk_.organisation_office, folk_.county);
        auto const administrator = stage_.add_person(group_, day_);
        link("administrator", administrator, folk_.county);
        for (auto const& township : folk_.townships) {
            folk_.township_offices.push_back(stage_.add_person(group_, day_));
            link("township_office", folk_.township_offices.back(), township);
        }
        stage_.open_account(group_, day_, "county", folk_.organisation_office);
        stage_.open_account(group_, day_, "admin", administrator);
        auto const at = std::ranges::find(folk_.townships, folk_.stations.front().township) - folk_.townships.begin();
        stage_.open_account(group_, day_, "township", folk_.township_offices[static_cast<std::size_t>(at)]);
        record();
    }

    /// Cadres of county agencies, each deployed to a village in turn.
    std::vector<SubjectId> add_agencies() {
        std::vector<SubjectId> units;
        for (std::int64_t n = 1; n <= agencies; ++n) {
            units.push_back(stage_.add_unit(group_, day_, "县直机关" + std::to_string(n), "county_agency"));
        }
        record();
        std::vector<SubjectId> cadres;
        for (std::int64_t n = 0; n < scale_.of(agency_cadres); ++n) {
            cadres.push_back(stage_.add_person(group_, day_, units[static_cast<std::size_t>(n) % units.size()]));
            auto& station = station_at(n);
            link("deployed_cadre", cadres.back(), station.id);
            station.cadres.push_back(cadres.back());
            folk_.post_of.emplace(cadres.back(), static_cast<std::size_t>(n) % folk_.stations.size());
            record_when_full();
        }
        return cadres;
    }

    Station& station_at(std::int64_t n) { return folk_.stations[static_cast<std::size_t>(n) % folk_.stations.size()]; }

    /// Of them those in stations: a resident for each village, liaisons by turns. In a small county one serves several.
    void staff_stations(std::vector<SubjectId> const& cadres) {
        auto const all = std::min<std::int64_t>(scale_.of(station_cadres), std::ssize(cadres));
        auto const residents = std::max<std::int64_t>(1, all * residents_of_stations / station_cadres);
        auto const stations = std::ssize(folk_.stations);
        for (std::int64_t n = 0; n < std::max(stations, residents); ++n) {
            auto& station = station_at(n);
            auto const& cadre = cadres[static_cast<std::size_t>(n % residents)];
            if (n < stations) station.resident = cadre;
            link("resident_cadre", cadre, station.id);
        }
        auto const liaisons = all - residents;
        for (std::int64_t n = 0; n < std::max(stations, liaisons); ++n) {
            auto& station = station_at(n);
            station.liaisons.push_back(cadres[static_cast<std::size_t>(residents + n % liaisons)]);
            link("liaison_cadre", station.liaisons.back(), station.id);
            record_when_full();
        }
        for (auto& station : folk_.stations) {
            station.local = stage_.add_person(group_, day_);
            link("village_cadre", station.local, station.id);
            link("local_cadre", station.local, station.id);
        }
        folk_.station_cadres.assign(cadres.begin(), cadres.begin() + all);
        folk_.other_cadres.assign(cadres.begin() + all, cadres.end());
        stage_.open_account(group_, day_, "village", folk_.stations.front().resident);
        stage_.open_account(group_, day_, "local", folk_.stations.front().local);
        record();
    }

    void add_township_cadres() {
        std::map<SubjectId, SubjectId> units;
        for (auto const& township : folk_.townships) {
            auto const name = "乡镇机关" + std::to_string(units.size() + 1);
            units.emplace(township, stage_.add_unit(group_, day_, name, "township_government"));
        }
        record();
        for (std::int64_t n = 0; n < scale_.of(township_cadres); ++n) {
            auto& station = station_at(n);
            auto const cadre = stage_.add_person(group_, day_, units.at(station.township));
            link("deployed_cadre", cadre, station.id);
            station.cadres.push_back(cadre);
            folk_.post_of.emplace(cadre, static_cast<std::size_t>(n) % folk_.stations.size());
            folk_.other_cadres.push_back(cadre);
            record_when_full();
        }
        // The other village cadres.
        for (std::int64_t n = 0; n < scale_.of(620) - std::ssize(folk_.stations); ++n) {
            link("village_cadre", stage_.add_person(group_, day_), station_at(n).id);
            record_when_full();
        }
    }

    /// As many households and people as the real county has, times the scale, to the last one.
    void settle_households() {
        std::int64_t made = 0;
        std::int64_t base = 0;
        for (std::size_t at = 0; at < folk_.stations.size(); ++at) {
            auto& station = folk_.stations[at];
            base += station.households;
            auto const past = scale_.of(households_in_all) * base / households_in_all;
            auto const own = std::max<std::int64_t>(past - made, 1);
            for (std::int64_t n = 1; n <= own; ++n) settle_household(station, at, n);
            made += own;
        }
    }

    void settle_household(Station& station, std::size_t at, std::int64_t n) {
        auto& random = stage_.random();
        auto const id = stage_.subject_id();
        auto const group = std::to_string(1 + (n - 1) % std::max<std::int64_t>(station.groups, 1)) + "组";
        bool const is_registered = !chance(random, not_registered_in_thousand);
        auto const households = scale_.of(households_in_all);
        auto const people = scale_.of(people_in_all) * (households_ + 1) / households -
                            scale_.of(people_in_all) * households_ / households;
        json::Object answers;
        answers["head"] = person_name(random);
        answers["phone"] = phone(random);
        answers["address"] = station.name + group + std::to_string(n) + "号";
        answers["group"] = group;
        answers["members"] = people;
        answers["registered"] = is_registered;
        answers["village"] = to_text(station.id);
        group_.push_back(
            {{}, command::RegisterSubject{stage_.fact_id(), "household", at_household(id), day_, answers, {}, {}}});
        ++households_;
        bool const is_away = is_registered && chance(random, away_in_thousand);
        if (is_away) {
            command::RecordFact away;
            away.id = stage_.fact_id();
            away.kind = "household_away";
            away.about = at_household(id);
            away.day = day_;
            away.answers["reached_by_phone"] = chance(random, 800);
            away_.push_back({{station.local}, std::move(away)});
        }
        if (is_registered && !is_away) folk_.eligible.emplace_back(at, station.homes.size());
        station.homes.push_back({id, is_registered && !is_away});
        if (group_.size() < group_size) return;
        record();
        stage_.record(std::exchange(away_, {}));
    }

    Stage& stage_;
    Scale scale_;
    Date day_;
    Folk folk_;
    Group group_;
    Group away_;
    std::int64_t households_ = 0;
};

}  // namespace

Result<Folk> settle_folk(Stage& stage, std::vector<json::Object> const& packs, std::string_view divisions_csv,
                         std::string_view villages_csv, Scale scale, Date day) {
    return Settling(stage, scale, day).run(packs, divisions_csv, villages_csv);
}

}  // namespace chengxin::demo
