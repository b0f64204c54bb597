# What has not arrived can be withdrawn only by who was once in a place to record it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01 until 2026-11-01
person bo posted resident_cadre 东山村 from 2025-01-01
person cai
household 一号户 in 樟坳村

> bo WITHDRAW undo1 visit1 2026-11-24 不算 about=一号户 kind=household_visit
< refused access.outside_posting at /commands/0/withdraws
> cai WITHDRAW undo2 visit1 2026-11-24 不算 about=一号户 kind=household_visit
< refused access.outside_posting at /commands/0/withdraws
> cai WITHDRAW undo3 moved 2026-11-24 不算 about=一号户 kind=household
< refused access.outside_posting at /commands/0/withdraws
> cai WITHDRAW undo4 exit1 2026-11-24 不算 about=一号户 kind=duty_exit
< refused access.outside_posting at /commands/0/withdraws
> an WITHDRAW undo5 thing 2026-11-24 不算 about=一号户 kind=anything
< refused fact.kind.unknown at /commands/0/kind
> an WITHDRAW undo6 packed 2026-11-24 不算 about=一号户 kind=pack
< refused fact.kind.unknown at /commands/0/kind

# Her own, of the time when she was there, she may, also now.
> an WITHDRAW undo7 visit1 2026-11-24 记错了 about=一号户 kind=household_visit
< accepted
> an RECORD visit1 household_visit 一号户 2026-10-20 channel=in_person met=family
< accepted
> an GET /api/v1/facts/{visit1}
show fact.state family.id family.state
< 200
{"fact": {"state": "withdrawn"}, "family": [{"id": "{undo7}", "state": "standing"}]}

check
verify
