# Help is recorded as what it was: skills, projects, counsel, a hand for those in need

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD train1 training 樟坳村 2026-05-01 topic=planting people=35
< accepted
> an RECORD proj1 project_help 樟坳村 2026-05-01 name=通组路 stage=applied
< accepted
> an RECORD proj2 project_help 樟坳村 2026-08-01 name=通组路 stage=funded amount=20000 approval=2026-12
< accepted
> an RECORD idea1 plan_contribution 樟坳村 2026-05-01 what=先修渠再种油茶
< accepted
> an RECORD help1 help_action 一号户 2026-05-01 what=送了油茶苗
< accepted
> an GET /api/v1/indicators/trained_people/figure?year=2026
show value splits
< 200
{"value": 35, "splits": [{"option": "planting", "title": "种植", "value": 35}]}

> an GET /api/v1/indicators/project_money/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "funded", "title": "资金到位", "value": 1}]}

> an GET /api/v1/indicators/plan_contributions/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/helps_given/figure?year=2026
show value
< 200
{"value": 1}

check
