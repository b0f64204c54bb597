# A household that is no more is owed nothing, and its history stays readable where it was

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英

> an RECORD visit1 household_visit 一号户 2026-03-20 channel=in_person met=family
< accepted
> bo POST /api/v1/sync/push
show receipts.outcome receipts.problem
{"commands": [{"command": "register_subject", "id": "{over}", "kind": "household", "ends": true,
  "about": {"type": "household", "id": "{一号户}"}, "day": "2026-05-01",
  "answers": {"head": "何秀英", "village": "{樟坳村}", "registered": true, "members": 4}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}

> an RECORD visit2 household_visit 一号户 2026-05-01 channel=in_person met=family
< accepted
> an RECORD visit3 household_visit 一号户 2026-04-30 channel=in_person met=family
< accepted
> an GET /api/v1/slice
show households
< 200
{"households": []}
> bo GET /api/v1/indicators/household_coverage/figure?year=2026
show top bottom
< 200
{"top": 0, "bottom": 0}
> bo GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.household facts.village.name
< 200
{
  "facts": [
    {"id": "{visit2}", "household": {"head": "何**", "id": "{一号户}"}, "village": {"name": "樟坳村"}},
    {"id": "{visit3}", "household": {"head": "何**", "id": "{一号户}"}, "village": {"name": "樟坳村"}},
    {"id": "{visit1}", "household": {"head": "何**", "id": "{一号户}"}, "village": {"name": "樟坳村"}}
  ]
}
> bo GET /api/v1/facts/{visit1}
show fact.id household
< 200
{
  "fact": {"id": "{visit1}"},
  "household": {"head": "何**", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}
> an GET /api/v1/households/{一号户}
show head village.name state why visit_days
< 200
{
  "head": "何秀英",
  "village": {"name": "樟坳村"},
  "state": "not_owed",
  "why": "今年不需要走访",
  "visit_days": ["2026-03-20", "2026-04-30", "2026-05-01"]
}
> bo GET /api/v1/households/{一号户}
show head village.name state
< 200
{"head": "何**", "village": {"name": "樟坳村"}, "state": "not_owed"}
> bo POST /api/v1/households/{一号户}/reveal
{"purpose": "核对"}
< 200
{"address": null, "head": "何秀英", "phone": null}

check
verify
