# Households that stand out are counted while it holds, each once

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
> an RECORD poor1 hardship_household 一号户 2026-01-10 kind=monitored
< accepted
> an RECORD grow1 specialised_household 二号户 2026-02-10 product=ginger scale=12
< accepted
> an RECORD grow2 specialised_household 二号户 2026-03-10 product=pig scale=40
< accepted
> an GET /api/v1/indicators/hardship_households/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "monitored", "title": "防止返贫监测对象", "value": 1}]}

> an GET /api/v1/indicators/specialised_households/figure?year=2026
show value splits months.value
< 200
{
  "value": 1,
  "splits": [{"option": "ginger", "title": "生姜", "value": 1}, {"option": "pig", "title": "生猪", "value": 1}],
  "months": [
    {"value": 0},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1},
    {"value": 1}
  ]
}

> an RECORD grow3 specialised_household 二号户 2026-06-10 product=ginger ends=yes
< accepted
> an GET /api/v1/indicators/specialised_households/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "pig", "title": "生猪", "value": 1}]}

household 二号户 in 东山村 from 2026-09-01
> an GET /api/v1/indicators/specialised_households/figure?year=2026
show value
< 200
{"value": 0}

person of posted organisation_office 云桥县 from 2025-01-01
> of GET /api/v1/indicators/specialised_households/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/hardship_households/facts?year=2026
show facts.id
< 200
{"facts": [{"id": "{poor1}"}]}

check
