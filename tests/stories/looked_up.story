# People, units and villages are looked up with what bound them of all times, within one's grant

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
posting an liaison_cadre 东山村 from 2026-01-01
person old posted resident_cadre 樟坳村 from 2023-01-01 until 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
person wei posted village_cadre 樟坳村 from 2025-01-01
person far posted resident_cadre 石门村 from 2025-01-01
person root posted administrator 云桥县 from 2023-01-01
account an 439923.an 一个长一些的密码
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 group=三组
household 二号户 in 樟坳村 head=周满 group=一组
posting bo pairing 一号户 from 2026-02-01

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD away1 household_away 二号户 2026-11-02 reached_by_phone=yes
< accepted
> root POST /api/v1/sync/push
show receipts.outcome
{"commands": [
  {"command": "register_subject", "id": "{bureau1}", "kind": "unit", "about": {"type": "unit", "id": "{农业农村局}"},
   "day": "2026-01-01", "answers": {"name": "农业农村局", "kind": "county_agency"}},
  {"command": "register_subject", "id": "{clerk1}", "kind": "person", "about": {"type": "person", "id": "{clerk}"},
   "day": "2026-01-01", "answers": {"name": "一位干事", "phone": "12011112222", "unit": "{农业农村局}"}},
  {"command": "begin_link", "id": "{clerk2}", "link": "local_cadre", "from": {"type": "person", "id": "{clerk}"},
   "to": {"type": "division", "id": "{樟坳村}"}, "day": "2026-05-01"}]}
< 200
{}

> bo GET /api/v1/villages/{樟坳村}
< 200
{}
> wei GET /api/v1/villages/{樟坳村}
show lists_households households facts.household.head
< 200
{}
> an GET /api/v1/villages/{樟坳村}/households?limit=1
< 200
{}
> an GET /api/v1/villages/{樟坳村}/households?after=1
show households.head households.holds households.state next
< 200
{}
> wei GET /api/v1/villages/{樟坳村}/households
< 403 access.outside
> bo GET /api/v1/villages/{石门村}
< 403 access.outside
> bo GET /api/v1/villages/{长溪镇}
< 404 division.unknown
> an GET /api/v1/villages/{樟坳村}/households?limit=none
< 400 request.parameter

> bo GET /api/v1/people?division={长溪镇}
< 200
{}
# On a day gone by.
> bo GET /api/v1/people?division={樟坳村}&day=2024-05-01
show people.person.name people.title total
< 200
{}
# Who could have recorded a visit there, to enter it for them from paper.
> an GET /api/v1/people?division={樟坳村}&day=2026-11-20&kind=household_visit
show people.person.name people.title
< 200
{}
> an GET /api/v1/people?kind=none
< 404 fact.kind.unknown
> an GET /api/v1/people?day=24
< 400 request.parameter

> bo GET /api/v1/people/{old}
< 200
{}
> root GET /api/v1/people/{an}
show name has_account links.title links.to.name
< 200
{}
# A household that one may not see stands without its name.
> wei GET /api/v1/people/{bo}
show name has_account links.title links.to
< 200
{}
> bo GET /api/v1/people/{far}
< 403 access.outside
> bo GET /api/v1/people/{一号户}
< 404 person.unknown

> bo GET /api/v1/units
< 200
{}
> bo GET /api/v1/units/{农业农村局}
< 200
{}
> bo GET /api/v1/units/{樟坳村}
< 404 unit.unknown

check
verify
