# Who owes a visit is whoever is posted there today: a new posting rewrites nothing

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01 until 2026-11-24
person chen posted liaison_cadre 樟坳村 from 2026-11-25
person dai posted liaison_cadre 东山村 from 2025-01-01
person wen posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村

> wen GET /api/v1/households/{一号户}
show owed_by
< 200
{"owed_by": [{"id": "{an}", "name": "an"}]}
today 2026-11-25
> wen GET /api/v1/households/{一号户}
show owed_by
< 200
{"owed_by": [{"id": "{an}", "name": "an"}, {"id": "{chen}", "name": "chen"}]}

# A household that owes nothing is nobody's to visit.
> an POST /api/v1/sync/push
show receipts.outcome
{"commands": [{"command": "record_fact", "id": "{away1}", "kind": "household_away", "day": "2025-12-01",
  "about": {"type": "household", "id": "{一号户}"}, "answers": {"reached_by_phone": true}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}
> wen GET /api/v1/households/{一号户}
show state owed_by
< 200
{"state": "not_owed", "owed_by": []}

check
