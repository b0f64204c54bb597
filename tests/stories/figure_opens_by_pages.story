# A figure opens page by page, each fact once, the latest first

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
posting an liaison_cadre 东山村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 东山村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 二号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD visit3 household_visit 一号户 2026-11-18 channel=in_person met=family
< accepted
> an RECORD visit4 household_visit 二号户 2026-11-22 channel=in_person met=family
< accepted
> an RECORD visit5 household_visit 一号户 2025-11-20 channel=in_person met=family
< accepted

> bo GET /api/v1/indicators/household_visits/facts?year=2026&limit=2
show facts.id next
keep next as second
< 200
{"facts": [{"id": "{visit4}"}, {"id": "{visit2}"}], "next": "{second}"}
> bo GET /api/v1/indicators/household_visits/facts?year=2026&limit=2&after={second}
show facts.id next
< 200
{"facts": [{"id": "{visit1}"}, {"id": "{visit3}"}], "next": null}
> bo GET /api/v1/indicators/household_visits/facts?year=2026&limit=3
show facts.id next
keep next as rest
< 200
{"facts": [{"id": "{visit4}"}, {"id": "{visit2}"}, {"id": "{visit1}"}], "next": "{rest}"}
> bo GET /api/v1/indicators/household_visits/facts?year=2026&limit=3&after={rest}
show facts.id next
< 200
{"facts": [{"id": "{visit3}"}], "next": null}
> bo GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 4}

> bo GET /api/v1/indicators/household_visits/facts?limit=0
< 400 request.parameter at /limit
> bo GET /api/v1/indicators/household_visits/facts?limit=201
< 400 request.parameter at /limit
> bo GET /api/v1/indicators/household_visits/facts?after=later
< 400 request.parameter at /after
