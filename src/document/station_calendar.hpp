#pragma once

#include <string>
#include <vector>

#include "document/heading.hpp"

/// The days on which a village's station receives everybody, as a calendar that phones and offices take in.
/// source: RFC 5545; ST-37
namespace chengxin::document {

/// A day of the station: on which it was to be, and on which it is.
struct StationDay {
    Date planned{};
    Date held{};
    std::string reason{};  ///< of the shift, as it was made public; "" when there is none
};

/// The station days of a year. in: `days` of each month, as the county's packs set them.
std::vector<StationDay> station_days(int year, std::vector<unsigned> const& days);
/// Those that packs set ("station.days"), else the 6th and the 7th. source: ST-37, FIG-16
std::vector<unsigned> days_of_month(fact::Catalogue const& catalogue, Date day);

struct StationCalendar {
    std::string station;     ///< "长溪镇樟坳村群众工作站"
    std::string identifier;  ///< of the village, in the names of its events: the same each time it is made
    Instant made_at{};
    bool is_demo = false;
    std::vector<StationDay> days;
};

/// One all-day event a station day. Lines end with CRLF and are folded at 75 octets, never within a character.
std::string calendar_text(StationCalendar const& calendar);

}  // namespace chengxin::document
