#pragma once

#include "sync/reading.hpp"

/// What somebody may record beside visits, and what is his own: for the phone that records it, and for nobody else.
namespace chengxin::sync {

/// A division that the caller's phone carries.
struct Place {
    Number division = 0;
    std::vector<std::string> kinds;  ///< that the caller may record today, about the division or a household of it
};

/// The villages given and whatever other divisions the caller holds a role for today, by code, each once.
/// in: `villages`, whose households the phone carries.
std::vector<Place> places_of(Reading const& reading, std::vector<Number> const& villages);

/// {id, code, name, level, kinds, facts}: the facts about the division itself that the caller recorded, latest first.
json::Object place_json(Reading& reading, Place const& place);

/// {id, name, kinds, facts}: the caller as what facts are about, and the kinds that everybody keeps of himself.
json::Object oneself(Reading& reading);

/// Who holds a seat in the station of one of the villages today: [{id, name, places}], by id.
json::Array colleagues(Reading& reading, std::vector<Number> const& villages);

/// How often the caller did what, this year and this month, in the places of this year's postings: his own count, for
/// himself. [{kind, year, month}], by kind; what he never did is left out.
/// cost: reads the year's facts of these villages.
json::Array own_counts(Reading const& reading);

}  // namespace chengxin::sync
