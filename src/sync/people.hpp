#pragma once

#include "sync/reading.hpp"

/// Cadres and their units: who they are, what binds them to which place from when to when, who is responsible where.
namespace chengxin::sync {

/// Whether the caller may look a person up: somebody who is or was bound to a place where the caller may, or anybody
/// where the caller may in the whole county.
bool may_look_up(Reading& reading, Number person);

/// {id, name, unit, posts}: with what binds the person today, the latest first.
json::Object person_line(Reading& reading, Number person);

/// Postings and links of all times, names and units of all times, whether there is an account (for those who keep the
/// roster). fails: missing `person.unknown`; forbidden `access.outside`.
Result<json::Object> person_page(Reading& reading, Uuid const& id);

/// Somebody bound to a division on a day.
struct Responsible {
    Number person = 0;
    Number link = 0;  ///< word
    Number place = 0;
    Date first{};
    Date past{};
};
/// Everybody bound to the division or a part of it on the day, by place and link.
std::vector<Responsible> responsible(Reading& reading, Number division, Date day);
/// Those who may record facts of the kind about something in the division, had it happened on the day.
std::vector<Responsible> may_record(Reading& reading, Number division, fact::Kind const& kind, Date day);
json::Object responsible_json(Reading& reading, Responsible const& one);

/// {id, name}
json::Object unit_named(Reading& reading, Number unit);
/// All units with their kinds, what they are part of and how many people they have.
/// fails: busy `search.preparing`.
Result<json::Array> units(Reading& reading);
/// The people of a unit whom the caller may look up. fails: busy `search.preparing`.
Result<std::vector<Number>> people_of_unit(Reading& reading, Number unit);
/// fails: missing `unit.unknown`.
Result<Number> unit_number(Reading const& reading, Uuid const& id);

}  // namespace chengxin::sync
