# How people feel is seen in the station alone, and is no part of any figure

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person to posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family mood=worried follow_up_on=2026-11-27
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-21 channel=in_person met=family mood=worried follow_up_on=2026-11-20
< refused fact.check at /commands/0/answers
> an GET /api/v1/facts/{visit1}
show answers
< 200
{}

> to GET /api/v1/facts/{visit1}
show answers
< 200
{}

check
