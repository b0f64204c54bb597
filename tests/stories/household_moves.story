# A household that moves leaves its facts with the village of their day

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted resident_cadre 东山村 from 2025-01-01
person cai posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英

> an RECORD visit1 household_visit 一号户 2026-05-20 channel=in_person met=family
< accepted

> cai POST /api/v1/sync/push
show receipts.outcome
{"commands": [{"command": "register_subject", "id": "{move}", "kind": "household",
  "about": {"type": "household", "id": "{一号户}"}, "day": "2026-08-01",
  "answers": {"head": "何秀英", "village": "{东山村}", "registered": true, "members": 4}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}

> bo RECORD visit2 household_visit 一号户 2026-09-20 channel=in_person met=family
< accepted
> cai GET /api/v1/indicators/household_visits/figure?year=2026
show value rows.division.name rows.value
< 200
{"value": 2, "rows": [{"division": {"name": "樟坳村"}, "value": 1}, {"division": {"name": "东山村"}, "value": 1}]}
> cai GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.village.name
< 200
{"facts": [{"id": "{visit2}", "village": {"name": "东山村"}}, {"id": "{visit1}", "village": {"name": "樟坳村"}}]}

# What is learned now of the time before belongs to the first village, and to its cadre.
> an RECORD visit3 household_visit 一号户 2026-07-31 channel=in_person met=family
< accepted
> an RECORD visit4 household_visit 一号户 2026-08-01 channel=in_person met=family
< refused access.outside_posting at /commands/0
> bo RECORD visit5 household_visit 一号户 2026-07-31 channel=in_person met=family
< refused access.outside_posting at /commands/0
> an GET /api/v1/households/{一号户}
< 403 access.outside
> bo GET /api/v1/households/{一号户}
show head village state visit_days
< 200
{
  "head": "何秀英",
  "village": {"code": "439923102204", "id": "{东山村}", "name": "东山村"},
  "state": "met",
  "visit_days": ["2026-05-20", "2026-07-31", "2026-09-20"]
}
> cai GET /api/v1/indicators/household_visits/figure?year=2026
show value rows.division.name rows.value
< 200
{"value": 3, "rows": [{"division": {"name": "樟坳村"}, "value": 2}, {"division": {"name": "东山村"}, "value": 1}]}

check
verify
