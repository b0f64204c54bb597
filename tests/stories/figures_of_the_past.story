# A figure can be asked as it was on a past day, and as it was known at a past moment

today 2026-10-31
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
show receipts.outcome
keep receipts.0.recorded_at as then
{"commands": [{"command": "record_fact", "id": "{visit1}", "kind": "household_visit",
  "about": {"type": "household", "id": "{一号户}"}, "day": "2026-10-30",
  "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}

today 2026-11-24
> an RECORD visit2 household_visit 一号户 2026-10-29 channel=in_person met=family
< accepted
> an RECORD visit3 household_visit 一号户 2026-11-10 channel=in_person met=family
< accepted
> an RECORD visit4 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted

> an GET /api/v1/indicators/household_visits/figure?year=2026
show value as_of seq
< 200
{"value": 4, "as_of": "2026-11-24", "seq": "{seq of visit4}"}

# As of a day: what had happened by then, whenever it was recorded.
> an GET /api/v1/indicators/household_visits/figure?year=2026&as_of=2026-11-10
show value as_of months.month months.value
< 200
{
  "value": 3,
  "as_of": "2026-11-10",
  "months": [
    {"month": "2026-01", "value": 0},
    {"month": "2026-02", "value": 0},
    {"month": "2026-03", "value": 0},
    {"month": "2026-04", "value": 0},
    {"month": "2026-05", "value": 0},
    {"month": "2026-06", "value": 0},
    {"month": "2026-07", "value": 0},
    {"month": "2026-08", "value": 0},
    {"month": "2026-09", "value": 0},
    {"month": "2026-10", "value": 2},
    {"month": "2026-11", "value": 1}
  ]
}
> an GET /api/v1/indicators/household_visits/facts?year=2026&as_of=2026-11-10
show facts.id
< 200
{"facts": [{"id": "{visit3}"}, {"id": "{visit1}"}, {"id": "{visit2}"}]}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&as_of=2026-10-29
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&as_of=2026-10-30
show value top bottom
< 200
{"value": 10000, "top": 1, "bottom": 1}

# As known at a moment: what had been recorded by then.
> an GET /api/v1/indicators/household_visits/figure?year=2026&known_at={then}
show value seq
< 200
{"value": 1, "seq": "{seq of visit1}"}
> an GET /api/v1/indicators/household_visits/facts?year=2026&known_at={then}
show facts.id next
< 200
{"facts": [{"id": "{visit1}"}], "next": null}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&known_at={then}
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}
> an GET /api/v1/indicators/household_visits/figure?year=2026&known_at=2026-11-24T03:59:59Z&as_of=2026-10-29
show value
< 200
{"value": 0}

# What cannot be read is refused with its place.
> an GET /api/v1/indicators/household_visits/figure?known_at=yesterday
< 400 request.parameter at /known_at
> an GET /api/v1/indicators/household_visits/figure?as_of=2026-02-30
< 400 request.parameter at /as_of
> an GET /api/v1/indicators/household_visits/figure?year=1999
< 400 request.parameter at /year
> an GET /api/v1/indicators/household_visits/figure?month=2026-13
< 400 request.parameter at /month
> an GET /api/v1/indicators/nothing/figure
< 404 indicator.unknown
