# A household holds a card from the day it was handed over; each is counted once

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person lo posted village_cadre 樟坳村 from 2025-01-01
posting lo local_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
> lo RECORD card1 contact_card 一号户 2026-03-01 sheet=2026-1
< accepted
> lo RECORD card2 contact_card 一号户 2026-09-01 sheet=2026-2
< accepted
> an GET /api/v1/indicators/cards_current/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/cards_current/figure?month=2026-02
show value
< 200
{"value": 0}

> lo WITHDRAW undo1 card1 2026-11-24 记错了
< accepted
> an GET /api/v1/indicators/cards_current/figure?month=2026-04
show value
< 200
{"value": 0}

> an GET /api/v1/indicators/cards_current/facts?year=2026
show facts.id facts.about.name
< 200
{"facts": [{"id": "{card2}", "about": {"name": "一号户"}}]}

check
