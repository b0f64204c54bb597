# Two visits on one day count as one day for the duty

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD morning household_visit 一号户 2026-11-20 channel=in_person met=household_head
< accepted
> an RECORD evening household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an GET /api/v1/households/{一号户}
show state visit_days last_visit why
< 200
{"state": "open", "visit_days": ["2026-11-20"], "last_visit": "2026-11-20", "why": "今年走访 1 次，还差 1 次"}

# Both are visits, though.
> an GET /api/v1/indicators/household_visits/figure?month=2026-11
show value
< 200
{"value": 2}

> an RECORD next_day household_visit 一号户 2026-11-21 channel=in_person met=family
< accepted
> an GET /api/v1/households/{一号户}
show state visit_days last_visit why
< 200
{
  "state": "met",
  "visit_days": ["2026-11-20", "2026-11-21"],
  "last_visit": "2026-11-21",
  "why": "今年已走访 2 次，够了"
}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&division={樟坳村}
show value top bottom excused rows
< 200
{"value": 10000, "top": 1, "bottom": 1, "excused": 0, "rows": []}

check
