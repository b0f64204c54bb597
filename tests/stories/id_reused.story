# An id that says something else the second time is refused, to whomever it belongs

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=盖房
< accepted
> an RECORD visit1 household_visit 一号户 2026-11-21 channel=in_person met=family think=盖房
< refused fact.id.reused at /commands/0/id
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=买车
< refused fact.id.reused at /commands/0/id
> bo RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=盖房
< refused fact.id.reused at /commands/0/id
> an WITHDRAW visit1 visit1 2026-11-24 记错了
< refused fact.id.reused at /commands/0/id
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=盖房
< repeated

check
verify
