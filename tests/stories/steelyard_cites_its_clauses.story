# Every figure cites the clauses that it rests on, and every record the pack it was checked by

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an GET /api/v1/facts/{visit1}
show kind pack
< 200
{}

> an GET /api/v1/indicators/household_visits/figure?year=2026
show indicator.source
< 200
{"indicator": {"source": ["ST-03", "ST-44"]}}

check
