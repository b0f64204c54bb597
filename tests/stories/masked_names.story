# The village's cadres read names in full; the township reads family names, and telephone numbers with their middle hidden

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号 group=三组

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=孙子上学 mood=calm
< accepted

> an GET /api/v1/households/{一号户}
< 200
{
  "address": "樟坳村三组12号",
  "away": false,
  "facts": [
    {
      "answers": {"channel": "in_person", "met": "family", "mood": "calm", "think": "孙子上学"},
      "author": {"id": "{an}", "name": "an"},
      "corrects": null,
      "day": "2026-11-20",
      "ends": false,
      "id": "{visit1}",
      "kind": "household_visit",
      "may_undo": true,
      "mine": true,
      "reason": null,
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}",
      "state": "standing",
      "title": "入户走访",
      "withdraws": null
    }
  ],
  "group": "三组",
  "head": "何秀英",
  "history": [
    {
      "first": "2023-01-01",
      "group": "三组",
      "head": "何秀英",
      "members": 4,
      "past": null,
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    }
  ],
  "id": "{一号户}",
  "last_visit": "2026-11-20",
  "members": 4,
  "owed_by": [{"id": "{an}", "name": "an"}],
  "people": [],
  "phone": "120****5678",
  "registered": true,
  "state": "open",
  "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"},
  "visit_days": ["2026-11-20"],
  "why": "今年走访 1 次，还差 1 次"
}
> bo GET /api/v1/households/{一号户}
< 200
{
  "address": null,
  "away": false,
  "facts": [
    {
      "answers": {"channel": "in_person", "met": "family", "think": "孙子上学"},
      "author": {"id": "{an}", "name": "an"},
      "corrects": null,
      "day": "2026-11-20",
      "ends": false,
      "id": "{visit1}",
      "kind": "household_visit",
      "may_undo": false,
      "mine": false,
      "reason": null,
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}",
      "state": "standing",
      "title": "入户走访",
      "withdraws": null
    }
  ],
  "group": "三组",
  "head": "何**",
  "history": [
    {
      "first": "2023-01-01",
      "group": "三组",
      "head": "何**",
      "members": 4,
      "past": null,
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    }
  ],
  "id": "{一号户}",
  "last_visit": "2026-11-20",
  "members": 4,
  "owed_by": [{"id": "{an}", "name": "an"}],
  "people": [],
  "phone": "120****5678",
  "registered": true,
  "state": "open",
  "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"},
  "visit_days": ["2026-11-20"],
  "why": "今年走访 1 次，还差 1 次"
}
> bo GET /api/v1/facts/{visit1}
show household
< 200
{
  "household": {"head": "何**", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}
> bo GET /api/v1/indicators/household_visits/facts
show facts.household.head
< 200
{"facts": [{"household": {"head": "何**"}}]}
