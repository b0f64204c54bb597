# Deployed cadres are counted by their unit, each once, and every village without one is seen

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
person an posted deployed_cadre 樟坳村 from 2025-01-01
posting an deployed_cadre 东山村 from 2026-03-01
person bo posted deployed_cadre 石门村 from 2025-01-01 until 2026-06-01
unit 林业局 county_agency
unit 镇政府 township_government
member an 林业局
member bo 镇政府
> of GET /api/v1/indicators/agency_cadres/figure?year=2026
show value rows.value
< 200
{"value": 1, "rows": [{"value": 1}, {"value": 0}]}

> of GET /api/v1/indicators/township_cadres/figure?month=2026-02
show value
< 200
{"value": 1}

> of GET /api/v1/indicators/township_cadres/figure?month=2026-07
show value
< 200
{"value": 0}

> of GET /api/v1/indicators/villages_reached/figure?year=2026
show value rows.division.name rows.value
< 200
{"value": 2, "rows": [{"division": {"name": "长溪镇"}, "value": 2}, {"division": {"name": "白水乡"}, "value": 0}]}

> of GET /api/v1/indicators/village_coverage/figure?month=2026-11
show value top bottom
< 200
{"value": 6667, "top": 2, "bottom": 3}

check
