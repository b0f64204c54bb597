# A visit at which nobody was met is counted as a visit and does not answer the duty

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-18 channel=in_person met=nobody
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-19 channel=in_person met=nobody
< accepted
> an GET /api/v1/households/{一号户}
show state visit_days last_visit why
< 200
{"state": "open", "visit_days": [], "last_visit": null, "why": "今年还没有走访，要走访 2 次"}
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 2}
> an GET /api/v1/indicators/household_coverage/figure?year=2026
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}
> an GET /api/v1/indicators/household_coverage/facts?year=2026
< 200
{"facts": [], "next": null}

# In person, but not a word about who was there.
> an RECORD visit3 household_visit 一号户 2026-11-19 channel=in_person
< refused fact.field.missing at /commands/0/answers/met

check
