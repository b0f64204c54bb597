# When the personal values of a household are destroyed, its facts and figures stay, and nothing personal is added

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=孙子上学
< accepted
erase 一号户

> an GET /api/v1/households/{一号户}
show head phone address members visit_days facts.answers
< 200
{
  "head": "",
  "phone": null,
  "address": null,
  "members": 4,
  "visit_days": ["2026-11-20"],
  "facts": [{"answers": {"channel": "in_person", "met": "family"}}]
}
> an GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.household.head
< 200
{"facts": [{"id": "{visit1}", "household": {"head": ""}}]}
> an POST /api/v1/households/{一号户}/reveal
{"purpose": "核对"}
< 409 subject.erased
> an RECORD visit2 household_visit 一号户 2026-11-21 channel=in_person met=family think=盖房
< refused subject.erased at /commands/0/about
> an RECORD visit3 household_visit 一号户 2026-11-21 channel=in_person met=family
< accepted
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=孙子上学
< repeated
> an WITHDRAW undo1 visit1 2026-11-24 记错了
< accepted

check
verify
