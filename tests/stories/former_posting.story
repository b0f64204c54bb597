# Who was posted there may record what was seen in those days, and nothing of later days

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01 until 2026-11-01
person bo posted resident_cadre 樟坳村 from 2026-11-25
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-10-31 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-01 channel=in_person met=family
< refused access.outside_posting at /commands/0
> an EXCUSE exit1 visit_every_household 一号户 2026-10-31 could_not road_cut
< accepted
> an EXCUSE exit2 visit_every_household 一号户 2026-11-01 could_not road_cut
< refused access.outside at /commands/0

# She no longer sees the household, but what she recorded remains hers.
> an GET /api/v1/households/{一号户}
< 403 access.outside
> an GET /api/v1/slice
< 403 access.outside
> an GET /api/v1/facts/{visit1}
show fact.answers fact.mine fact.may_undo household
< 200
{
  "fact": {"answers": {"channel": "in_person", "met": "family"}, "mine": true, "may_undo": true},
  "household": {"head": "一**", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}

# Who is posted from tomorrow on sees and records nothing today.
> bo RECORD visit3 household_visit 一号户 2026-11-24 channel=in_person met=family
< refused access.outside_posting at /commands/0
> bo GET /api/v1/households/{一号户}
< 403 access.outside

check
