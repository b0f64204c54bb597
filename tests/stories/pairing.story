# Who is paired with a household records visits to it, wherever it lies, and to no other

today 2026-11-24
person an
household 一号户 in 樟坳村
household 二号户 in 樟坳村
posting an pairing 一号户 from 2026-01-01

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 二号户 2026-11-20 channel=in_person met=family
< refused access.outside_posting at /commands/0
> an RECORD away1 household_away 一号户 2026-11-20 reached_by_phone=yes
< refused access.outside_posting at /commands/0
> an RECORD visit3 household_visit 一号户 2025-12-31 channel=in_person met=family
< refused access.outside_posting at /commands/0
> an GET /api/v1/facts/{visit1}
show fact.answers fact.mine
< 200
{"fact": {"answers": {"channel": "in_person", "met": "family"}, "mine": true}}

check
