# A correction that arrives before what it corrects waits, and then stands in its place

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit2 household_visit 一号户 2026-11-21 channel=in_person met=family corrects=visit1
< accepted
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 0}
> an GET /api/v1/facts/{visit2}
show fact.state fact.corrects fact.may_undo family
< 200
{"fact": {"state": "waiting", "corrects": "{visit1}", "may_undo": false}, "family": []}

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.day
< 200
{"facts": [{"id": "{visit2}", "day": "2026-11-21"}]}
> an GET /api/v1/households/{一号户}
show visit_days facts.id facts.state
< 200
{
  "visit_days": ["2026-11-21"],
  "facts": [{"id": "{visit2}", "state": "standing"}, {"id": "{visit1}", "state": "corrected"}]
}

# A withdrawal too; it has to say what of.
> an WITHDRAW undo3 visit3 2026-11-24 记错了
< refused fact.unknown at /commands/0/withdraws
> an WITHDRAW undo3 visit3 2026-11-24 记错了 about=一号户 kind=household_visit
< accepted
> an RECORD visit3 household_visit 一号户 2026-11-22 channel=in_person met=family
< accepted
> an GET /api/v1/facts/{visit3}
show fact.state family.id family.withdraws
< 200
{"fact": {"state": "withdrawn"}, "family": [{"id": "{undo3}", "withdraws": "{visit3}"}]}

check
verify
