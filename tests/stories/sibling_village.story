# A cadre of one village does nothing in the next and sees nothing of it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted resident_cadre 东山村 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted

> bo RECORD visit2 household_visit 一号户 2026-11-20 channel=in_person met=family
< refused access.outside_posting at /commands/0
> bo EXCUSE exit1 visit_every_household 一号户 2026-11-20 could_not road_cut
< refused access.outside at /commands/0
> bo GET /api/v1/households/{一号户}
< 403 access.outside
> bo POST /api/v1/households/{一号户}/reveal
{"purpose": "想看看"}
< 403 access.outside
> bo GET /api/v1/facts/{visit1}
< 404 fact.unknown
> bo GET /api/v1/divisions/{樟坳村}
< 403 access.outside
> bo GET /api/v1/divisions/{长溪镇}
< 403 access.outside
> bo GET /api/v1/indicators/household_visits/figure?division={樟坳村}
< 403 access.outside
> bo GET /api/v1/indicators/household_visits/facts?division={长溪镇}
< 403 access.outside
> bo GET /api/v1/slice
show villages households
< 200
{
  "villages": [{"code": "439923102204", "id": "{东山村}", "level": "village", "name": "东山村", "township": "长溪镇"}],
  "households": []
}

check
