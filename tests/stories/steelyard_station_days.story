# The 6th and the 7th are the work days; another day is none, unless the county moved it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person lo posted village_cadre 樟坳村 from 2025-01-01
posting lo local_cadre 樟坳村 from 2025-01-01
> an RECORD day1 station_day 樟坳村 2026-11-06 attendees={an},
< accepted
> an RECORD day2 station_day 樟坳村 2026-11-07 attendees={an},{lo}
< accepted
> an RECORD day3 station_day 樟坳村 2026-10-08 attendees={an},
< accepted
> an GET /api/v1/indicators/station_days/figure?month=2026-11
show value top bottom
< 200
{"value": 10000, "top": 1, "bottom": 1}

> an GET /api/v1/indicators/station_days/figure?month=2026-10
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}

> an GET /api/v1/indicators/station_days/figure?year=2026&as_of=2026-11-30
show value top bottom
< 200
{"value": 833, "top": 1, "bottom": 12}

> an EXCUSE exit1 hold_station_day 樟坳村 2026-10-07 could_not road_cut
< accepted
> an GET /api/v1/indicators/station_days/figure?month=2026-10
show excused
< 200
{"excused": 0}

person to posted township_office 长溪镇 from 2025-01-01
> to CONFIRM yes1 exit1 2026-10-09
< accepted
> an GET /api/v1/indicators/station_days/figure?month=2026-10
show excused
< 200
{"excused": 1}

check
