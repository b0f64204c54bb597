# Honours and recognition are registers with their level, seen by everybody

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
> of RECORD honour1 honour 樟坳村 2026-05-01 title=先进村 level=county issuer=县委
< accepted
> of RECORD word1 recognition 云桥县 2026-06-01 kind=report level=province where=省报一版
< accepted
> of GET /api/v1/indicators/honours/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "county", "title": "县级", "value": 1}]}

> of GET /api/v1/indicators/recognitions/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "province", "title": "省级", "value": 1}]}

check
