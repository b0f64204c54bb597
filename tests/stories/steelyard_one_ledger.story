# A household has one record, wherever it moves; what was recorded of it stays with it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-02-20 channel=in_person met=family
< accepted
household 一号户 in 东山村 from 2026-09-01
> of GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 1}

> of GET /api/v1/indicators/household_coverage/households?year=2026
show total
< 200
{"total": 1}

check
