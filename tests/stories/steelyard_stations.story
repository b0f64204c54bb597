# A station is there when it has a resident cadre, a liaison cadre and exactly one of the village

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
person an posted resident_cadre 樟坳村 from 2025-01-01
> of GET /api/v1/indicators/stations/figure?month=2026-11
show value
< 200
{"value": 0}

person bo posted liaison_cadre 樟坳村 from 2025-01-01
> of GET /api/v1/indicators/stations/figure?month=2026-11
show value
< 200
{"value": 0}

person lo posted village_cadre 樟坳村 from 2025-01-01
posting lo local_cadre 樟坳村 from 2025-01-01
> of GET /api/v1/indicators/stations/figure?month=2026-11
show value
< 200
{"value": 1}

> of GET /api/v1/indicators/station_coverage/figure?month=2026-11
show value top bottom
< 200
{"value": 3333, "top": 1, "bottom": 3}

> of GET /api/v1/indicators/stationed_cadres/figure?year=2026
show value rows.value
< 200
{"value": 2, "rows": [{"value": 2}, {"value": 0}]}

person lu posted local_cadre 樟坳村 from 2026-11-20
> of GET /api/v1/indicators/stations/figure?month=2026-11
show value
< 200
{"value": 0}

> of GET /api/v1/indicators/stations/figure?month=2026-10
show value
< 200
{"value": 1}

> of GET /api/v1/indicators/villages/figure?year=2026
show value
< 200
{"value": 3}

check
