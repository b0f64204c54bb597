# A dispute has somebody who owns it, and counts when it is settled

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD case1 dispute_handled 樟坳村 2026-11-01 kind=land outcome=settled
< refused fact.field.missing at /commands/0/answers/owner
> an RECORD case2 dispute_handled 樟坳村 2026-11-01 kind=land outcome=settled owner={an}
< accepted
> an RECORD case3 dispute_handled 樟坳村 2026-11-02 kind=family outcome=under_way owner={an}
< accepted
> an GET /api/v1/indicators/disputes_handled/figure?span=ever
show value splits
< 200
{"value": 1, "splits": [{"option": "land", "title": "山林土地", "value": 1}]}

check
