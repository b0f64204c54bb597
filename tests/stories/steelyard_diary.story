# A diary is kept when there is something to write; who keeps one is counted, how much is not asked

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
> an RECORD note1 diary_entry 樟坳村 2026-11-01 text=修渠的事谈妥了 topics=water,
< accepted
> an RECORD note2 diary_entry 樟坳村 2026-11-05 text=下雨
< accepted
> bo RECORD note3 diary_entry 樟坳村 2026-11-06 text=走了五户
< accepted
> of GET /api/v1/indicators/diaries/figure?year=2026
show value
< 200
{"value": 3}

> of GET /api/v1/indicators/diary_keepers/figure?year=2026
show value months.value
< 200
{
  "value": 2,
  "months": [
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 0},
    {"value": 2},
    {"value": 0}
  ]
}

check
