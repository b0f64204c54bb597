# Down-visits count people, not visits, and are no household visits

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD visit1 down_visit 樟坳村 2026-11-03 people=7 issues=水渠塌了
< accepted
> an RECORD visit2 down_visit 樟坳村 2026-11-03 people=0
< refused fact.field.bounds at /commands/0/answers/people
> an GET /api/v1/indicators/down_visits/figure?year=2026
show value
< 200
{"value": 7}

> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 0}

> an RECORD visit3 down_visit 樟坳村 2026-11-03 people=9 corrects=visit1
< accepted
> an GET /api/v1/indicators/down_visits/figure?year=2026
show value
< 200
{"value": 9}

check
