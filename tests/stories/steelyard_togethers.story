# Working, eating and staying with people is counted by itself and never scored

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person lo posted village_cadre 樟坳村 from 2025-01-01
posting lo local_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family togethers=dress,enter
< accepted
> an RECORD work1 labour_event 樟坳村 2026-07-20 kind=rush_harvest people=12 hours=6
< accepted
> an RECORD meal1 meal 一号户 2026-07-20 paid=0
< refused fact.check at /commands/0/answers
> an RECORD meal2 meal 一号户 2026-07-20 paid=1500
< accepted
> an RECORD stay1 stay 樟坳村 2026-07-20 bedding=yes
< accepted
> an GET /api/v1/indicators/labour_people/figure?year=2026
show value splits
< 200
{"value": 12, "splits": [{"option": "rush_harvest", "title": "双抢", "value": 12}]}

> an GET /api/v1/indicators/meals/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/nights/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 1}

check
