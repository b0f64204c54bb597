# People, units and villages are looked up with what bound them of all times, within one's grant

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
posting an liaison_cadre 东山村 from 2026-01-01
person old posted resident_cadre 樟坳村 from 2023-01-01 until 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
person wei posted village_cadre 樟坳村 from 2025-01-01
person far posted resident_cadre 石门村 from 2025-01-01
person root posted administrator 云桥县 from 2023-01-01
account an 439923.an 一个比较长一些的密码
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
   "day": "2026-01-01", "answers": {"name": "一位干事", "phone": "12011112222", "unit": "{农业农村局}"}}]}
< 200
{"receipts": [{"outcome": "accepted"}, {"outcome": "accepted"}]}

> bo POST /api/v1/sync/push
show receipts.outcome
{"commands": [
  {"command": "begin_link", "id": "{clerk2}", "link": "liaison_cadre", "from": {"type": "person", "id": "{clerk}"},
   "to": {"type": "division", "id": "{樟坳村}"}, "day": "2026-05-01"}]}
< 200
{"receipts": [{"outcome": "accepted"}]}

> bo GET /api/v1/villages/{樟坳村}
< 200
{
  "code": "439923102200",
  "duty": {"excused": 0, "met": 0, "name": "visit_every_household", "open": 2, "owed": 2, "title": "每户每年走访两次"},
  "facts": [
    {
      "author": {"id": "{an}", "name": "an"},
      "day": "2026-11-20",
      "household": {"head": "何**", "id": "{一号户}"},
      "id": "{visit1}",
      "kind": "household_visit",
      "seq": "{seq of visit1}",
      "title": "入户走访"
    },
    {
      "author": {"id": "{an}", "name": "an"},
      "day": "2026-11-02",
      "household": {"head": "周**", "id": "{二号户}"},
      "id": "{away1}",
      "kind": "household_away",
      "seq": "{seq of away1}",
      "title": "举家外出"
    }
  ],
  "holds": [
    {"households": 0, "kind": "contact_card", "title": "便民联系卡送达"},
    {"households": 0, "kind": "empty_registration", "title": "空挂户"},
    {"households": 0, "kind": "hardship_household", "title": "困难户(监测对象)"},
    {"households": 1, "kind": "household_away", "title": "举家外出"},
    {"households": 0, "kind": "kit_item", "title": "随身装备"},
    {"households": 0, "kind": "project_help", "title": "帮争项目资金"},
    {"households": 0, "kind": "reserve_candidate", "title": "村级后备干部"},
    {"households": 0, "kind": "rule_document", "title": "村级制度"},
    {"households": 0, "kind": "specialised_household", "title": "种养专业户"},
    {"households": 0, "kind": "task_letter", "title": "任务书"},
    {"households": 0, "kind": "venue", "title": "活动阵地"},
    {"households": 0, "kind": "village_basic", "title": "知基本情况"},
    {"households": 0, "kind": "village_plan", "title": "发展规划"},
    {"households": 0, "kind": "village_priorities", "title": "知工作重点"}
  ],
  "households": 2,
  "id": "{樟坳村}",
  "level": "village",
  "lists_households": true,
  "name": "樟坳村",
  "parent": {"id": "{长溪镇}", "name": "长溪镇"},
  "team": [
    {
      "first": "2026-05-01",
      "link": "liaison_cadre",
      "past": null,
      "person": {"id": "{clerk}", "name": "一位干事"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "联村干部"
    },
    {
      "first": "2025-01-01",
      "link": "resident_cadre",
      "past": null,
      "person": {"id": "{an}", "name": "an"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "驻村干部"
    },
    {
      "first": "2025-01-01",
      "link": "village_cadre",
      "past": null,
      "person": {"id": "{wei}", "name": "wei"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "村干部"
    }
  ]
}
> wei GET /api/v1/villages/{樟坳村}
show lists_households households facts.household.head
< 200
{
  "lists_households": false,
  "households": 2,
  "facts": [{"household": {"head": "何**"}}, {"household": {"head": "周**"}}]
}
> an GET /api/v1/villages/{樟坳村}/households?limit=1
< 200
{
  "households": [
    {
      "address": null,
      "away": false,
      "group": "三组",
      "head": "何秀英",
      "holds": [],
      "id": "{一号户}",
      "last_visit": "2026-11-20",
      "members": 4,
      "owed_by": [{"id": "{an}", "name": "an"}, {"id": "{clerk}", "name": "一位干事"}],
      "phone": "120****5678",
      "registered": true,
      "state": "open",
      "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"},
      "visit_days": ["2026-11-20"],
      "why": "今年走访 1 次，还差 1 次"
    }
  ],
  "next": "1",
  "total": 2
}
> an GET /api/v1/villages/{樟坳村}/households?after=1
show households.head households.holds households.state next
< 200
{"households": [{"head": "周满", "holds": ["举家外出"], "state": "open"}], "next": null}
> wei GET /api/v1/villages/{樟坳村}/households
< 403 access.outside
> bo GET /api/v1/villages/{石门村}
< 403 access.outside
> bo GET /api/v1/villages/{长溪镇}
< 404 division.unknown
> an GET /api/v1/villages/{樟坳村}/households?limit=none
< 400 request.parameter at /limit

> bo GET /api/v1/people?division={长溪镇}
< 200
{
  "day": "2026-11-24",
  "next": null,
  "people": [
    {
      "first": "2025-01-01",
      "link": "township_office",
      "past": null,
      "person": {"id": "{bo}", "name": "bo"},
      "place": {"id": "{长溪镇}", "name": "长溪镇"},
      "title": "乡镇办公室"
    },
    {
      "first": "2026-05-01",
      "link": "liaison_cadre",
      "past": null,
      "person": {"id": "{clerk}", "name": "一位干事"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "联村干部"
    },
    {
      "first": "2025-01-01",
      "link": "resident_cadre",
      "past": null,
      "person": {"id": "{an}", "name": "an"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "驻村干部"
    },
    {
      "first": "2025-01-01",
      "link": "village_cadre",
      "past": null,
      "person": {"id": "{wei}", "name": "wei"},
      "place": {"id": "{樟坳村}", "name": "樟坳村"},
      "title": "村干部"
    },
    {
      "first": "2026-01-01",
      "link": "liaison_cadre",
      "past": null,
      "person": {"id": "{an}", "name": "an"},
      "place": {"id": "{东山村}", "name": "东山村"},
      "title": "联村干部"
    }
  ],
  "total": 5
}
# On a day gone by.
> bo GET /api/v1/people?division={樟坳村}&day=2024-05-01
show people.person.name people.title total
< 200
{"people": [{"person": {"name": "old"}, "title": "驻村干部"}], "total": 1}
# Who could have recorded a visit there, to enter it for them from paper.
> an GET /api/v1/people?division={樟坳村}&day=2026-11-20&kind=household_visit
show people.person.name people.title
< 200
{"people": [{"person": {"name": "an"}, "title": "驻村干部"}, {"person": {"name": "一位干事"}, "title": "联村干部"}]}
> an GET /api/v1/people?kind=none
< 404 fact.kind.unknown at /kind
> an GET /api/v1/people?day=24
< 400 request.parameter at /day

> bo GET /api/v1/people/{old}
< 200
{
  "has_account": false,
  "history": [{"first": "2023-01-01", "name": "old", "past": null, "unit": null}],
  "id": "{old}",
  "links": [
    {
      "first": "2023-01-01",
      "link": "resident_cadre",
      "past": "2025-01-01",
      "title": "驻村干部",
      "to": {"id": "{樟坳村}", "name": "樟坳村", "type": "division"}
    }
  ],
  "name": "old",
  "phone": null,
  "unit": null
}
> root GET /api/v1/people/{an}
show name has_account links.title links.to.name
< 200
{
  "name": "an",
  "has_account": true,
  "links": [{"title": "联村干部", "to": {"name": "东山村"}}, {"title": "驻村干部", "to": {"name": "樟坳村"}}]
}
# A household that one may not see stands without its name.
> wei GET /api/v1/people/{bo}
show name has_account links.title links.to
< 200
{
  "name": "bo",
  "has_account": null,
  "links": [
    {"title": "帮扶对子", "to": {"id": null, "name": "", "type": "household"}},
    {"title": "乡镇办公室", "to": {"id": "{长溪镇}", "name": "长溪镇", "type": "division"}}
  ]
}
> bo GET /api/v1/people/{far}
< 403 access.outside
> bo GET /api/v1/people/{一号户}
< 404 person.unknown

> bo GET /api/v1/units
< 200
{"units": [{"id": "{农业农村局}", "kind": "county_agency", "name": "农业农村局", "parent": null, "people": 1}]}
> bo GET /api/v1/units/{农业农村局}
< 200
{
  "next": null,
  "people": [
    {
      "id": "{clerk}",
      "name": "一位干事",
      "posts": [
        {
          "first": "2026-05-01",
          "link": "liaison_cadre",
          "past": null,
          "title": "联村干部",
          "to": {"id": "{樟坳村}", "name": "樟坳村", "type": "division"}
        }
      ],
      "unit": {"id": "{农业农村局}", "name": "农业农村局"}
    }
  ],
  "total": 1,
  "unit": {"id": "{农业农村局}", "name": "农业农村局"}
}
> bo GET /api/v1/units/{樟坳村}
< 404 unit.unknown

check
verify
