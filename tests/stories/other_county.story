# Somebody of another county of the same store gets nothing

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person qi posted township_office 青田镇 from 2025-01-01
person xu posted organisation_office 邻川县 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted

> xu GET /api/v1/households/{一号户}
< 404 subject.unknown
> xu POST /api/v1/households/{一号户}/reveal
{"purpose": "想看看"}
< 404 subject.unknown
> xu GET /api/v1/facts/{visit1}
< 404 fact.unknown
> xu GET /api/v1/divisions/{樟坳村}
< 404 division.unknown
> xu GET /api/v1/indicators/household_visits/figure?division={云桥县}
< 404 division.unknown at /division
> qi RECORD visit2 household_visit 一号户 2026-11-20 channel=in_person met=family
< refused subject.unknown at /commands/0/about/id
> qi WITHDRAW undo1 visit1 2026-11-24 不算
< refused fact.unknown at /commands/0/withdraws

# The same id names another fact there, and no figure of theirs has the visit.
household 邻户 in 柳树村
posting qi resident_cadre 柳树村 from 2025-01-01
> qi RECORD visit1 household_visit 邻户 2026-11-21 channel=in_person met=family
< accepted
> xu GET /api/v1/indicators/household_visits/figure?year=2026
show division value rows.division.name rows.value
< 200
{
  "division": {"code": "439924000000", "id": "{邻川县}", "level": "county", "name": "邻川县"},
  "value": 1,
  "rows": [{"division": {"name": "青田镇"}, "value": 1}]
}
> an GET /api/v1/facts/{visit1}
show fact.day household
< 200
{
  "fact": {"day": "2026-11-20"},
  "household": {"head": "一号户", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}

# Nobody at all gets less.
> nobody GET /api/v1/households/{一号户}
< 401 session.none
> nobody RECORD visit3 household_visit 一号户 2026-11-20 channel=in_person met=family
< 401 session.none

check
verify
