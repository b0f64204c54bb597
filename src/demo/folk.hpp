#pragma once

#include <map>

#include "demo/scale.hpp"
#include "demo/stage.hpp"

/// Who and what is in the full demo county: divisions, units, cadres with their posts, households.
namespace chengxin::demo {

struct Home {
    ledger::SubjectId id;
    bool is_eligible = true;  ///< owed visits: registered, and neither away nor registered in name only
};

/// A village or community with its station.
struct Station {
    ledger::SubjectId id;
    std::string name;
    ledger::SubjectId township;
    std::int64_t households = 0;  ///< as the real one has
    std::int64_t residents = 0;
    std::int64_t hardship = 0;
    std::int64_t specialised = 0;
    std::int64_t groups = 0;
    ledger::SubjectId resident;
    std::vector<ledger::SubjectId> liaisons;
    ledger::SubjectId local;
    std::vector<ledger::SubjectId> cadres;  ///< deployed there, the two above included
    std::vector<Home> homes;
};

struct Folk {
    ledger::SubjectId county;
    std::vector<ledger::SubjectId> townships;
    std::vector<Station> stations;
    ledger::SubjectId organisation_office;
    std::vector<ledger::SubjectId> township_offices;            ///< as `townships`
    std::vector<ledger::SubjectId> station_cadres;              ///< each once: residents and liaisons
    std::vector<ledger::SubjectId> other_cadres;                ///< deployed, in no station
    std::map<ledger::SubjectId, std::size_t> post_of;           ///< the station or village that a cadre is deployed to
    std::vector<std::pair<std::size_t, std::size_t>> eligible;  ///< station and home of each household owed visits
};

/// Founds the county and registers all of it on `day`.
/// in: `villages_csv`, code,households,residents,villager_groups,village_cadres,hardship_households,
///     specialised_households.
/// fails: whatever a command refuses: then the demo itself is wrong.
Result<Folk> settle_folk(Stage& stage, std::vector<json::Object> const& packs, std::string_view divisions_csv,
                         std::string_view villages_csv, Scale scale, Date day);

}  // namespace chengxin::demo
