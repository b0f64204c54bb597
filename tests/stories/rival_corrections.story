# Of two corrections of one fact the one of the earlier day stands, whichever came first

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD later household_visit 一号户 2026-11-22 channel=in_person met=family corrects=visit1
< accepted
> an RECORD earlier household_visit 一号户 2026-11-21 channel=in_person met=family corrects=visit1
< accepted
> an GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.day
< 200
{"facts": [{"id": "{earlier}", "day": "2026-11-21"}]}
> an GET /api/v1/households/{一号户}
show visit_days facts.id facts.state
< 200
{
  "visit_days": ["2026-11-21"],
  "facts": [
    {"id": "{later}", "state": "corrected"},
    {"id": "{earlier}", "state": "standing"},
    {"id": "{visit1}", "state": "corrected"}
  ]
}

# With that one withdrawn, the other stands.
> an WITHDRAW undo earlier 2026-11-24 还是后一次对
< accepted
> an GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.day
< 200
{"facts": [{"id": "{later}", "day": "2026-11-22"}]}

check
