# A good deed counts when somebody of the village has confirmed it, and not by whoever recorded it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person lo posted village_cadre 樟坳村 from 2025-01-01
posting lo local_cadre 樟坳村 from 2025-01-01
> an RECORD deed1 good_deed 樟坳村 2026-11-01 what=修好了水泵 cost=20000 helps=skills,
< accepted
> an RECORD deed2 good_deed 樟坳村 2026-11-02 what=送医下乡
< accepted
> an GET /api/v1/indicators/good_deeds/figure?year=2026
show value
< 200
{"value": 0}

> an CONFIRM yes1 deed1 2026-11-05
< refused fact.confirm.own at /commands/0/confirms
> lo CONFIRM yes2 deed1 2026-11-05
< accepted
> lo CONFIRM yes3 deed2 2026-12-20
< refused fact.day.future at /commands/0/day
> an GET /api/v1/indicators/good_deeds/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "skills", "title": "帮传实用技术", "value": 1}]}

> lo WITHDRAW undo1 yes2 2026-11-24 看错了
< accepted
> an GET /api/v1/indicators/good_deeds/figure?year=2026
show value
< 200
{"value": 0}

> lo CONFIRM yes4 deed1 2026-11-06
< accepted
> an GET /api/v1/indicators/good_deeds/figure?year=2026
show value
< 200
{"value": 1}

> an WITHDRAW undo2 deed1 2026-11-24 记错了
< accepted
> an GET /api/v1/indicators/good_deeds/figure?year=2026
show value
< 200
{"value": 0}

> lo CONFIRM yes5 deed1 2026-11-24
< refused fact.confirm.gone at /commands/0/confirms
check
