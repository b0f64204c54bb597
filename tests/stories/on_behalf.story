# Who puts in what another saw must be in charge there, as must the other, and the kind must allow it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01 until 2026-11-10
person cai posted resident_cadre 东山村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-09 channel=in_person met=family author=bo
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-10 channel=in_person met=family author=bo
< refused access.author at /commands/0/author
> an RECORD visit3 household_visit 一号户 2026-11-09 channel=in_person met=family author=cai
< refused access.author at /commands/0/author
> cai RECORD visit4 household_visit 一号户 2026-11-09 channel=in_person met=family author=an
< refused access.outside_posting at /commands/0
> an RECORD visit5 household_visit 一号户 2026-11-09 channel=in_person met=family author=stranger
< refused person.unknown at /commands/0/author
> an RECORD away1 household_away 一号户 2026-11-09 reached_by_phone=yes author=bo
< refused fact.on_behalf at /commands/0/author
> an GET /api/v1/facts/{visit1}
show fact.author.name fact.mine fact.may_undo
< 200
{"fact": {"author": {"name": "bo"}, "mine": true, "may_undo": true}}

# Either takes it back.
> bo WITHDRAW undo1 visit1 2026-11-24 不是那天
< accepted
> an WITHDRAW redo1 undo1 2026-11-24 是那天
< refused fact.correction.hand at /commands/0/withdraws

check
