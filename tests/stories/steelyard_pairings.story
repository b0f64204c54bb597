# A pairing counts when it begins, and again when it begins anew

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
household 一号户 in 樟坳村
posting an pairing 一号户 from 2026-02-01 until 2026-05-01
posting an pairing 一号户 from 2026-07-01
> of GET /api/v1/indicators/pairings/figure?year=2026
show value
< 200
{"value": 2}

> of GET /api/v1/indicators/pairings/figure?month=2026-07
show value
< 200
{"value": 1}

> of GET /api/v1/indicators/pairings/figure?span=ever
show value rows.value
< 200
{"value": 2, "rows": [{"value": 2}, {"value": 0}]}

check
