# Receptions count the people who came; how many were helped on the spot is a share of them

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD walk1 reception 樟坳村 2026-11-06 visitors=3 issue=低保 outcome=on_the_spot
< accepted
> an RECORD walk2 reception 樟坳村 2026-11-06 visitors=1 issue=地界 outcome=transferred
< accepted
> an GET /api/v1/indicators/receptions/figure?year=2026
show value
< 200
{"value": 4}

> an GET /api/v1/indicators/solved_on_the_spot/figure?year=2026
show value top bottom
< 200
{"value": 7500, "top": 3, "bottom": 4}

> an GET /api/v1/indicators/solved_on_the_spot/facts?year=2026
show facts.id facts.about.name
< 200
{"facts": [{"id": "{walk1}", "about": {"name": "樟坳村"}}]}

check
