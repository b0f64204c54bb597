# A visit that is recorded is counted at once, and the figure opens to it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英
household 二号户 in 东山村 head=刘大山

> bo GET /api/v1/indicators/household_visits/figure?year=2026
< 200
{
  "as_of": "2026-11-24",
  "division": {"code": "439923102000", "id": "{长溪镇}", "level": "township", "name": "长溪镇"},
  "first": "2026-01-01",
  "indicator": {
    "name": "household_visits",
    "per": ["month", "year"],
    "source": ["ST-03", "ST-44"],
    "take": "count",
    "title": "入户走访次数",
    "unit": "次"
  },
  "months": [
    {"month": "2026-01", "value": 0},
    {"month": "2026-02", "value": 0},
    {"month": "2026-03", "value": 0},
    {"month": "2026-04", "value": 0},
    {"month": "2026-05", "value": 0},
    {"month": "2026-06", "value": 0},
    {"month": "2026-07", "value": 0},
    {"month": "2026-08", "value": 0},
    {"month": "2026-09", "value": 0},
    {"month": "2026-10", "value": 0},
    {"month": "2026-11", "value": 0},
    {"month": "2026-12", "value": 0}
  ],
  "past": "2027-01-01",
  "rows": [
    {"division": {"code": "439923102200", "id": "{樟坳村}", "level": "village", "name": "樟坳村"}, "value": 0},
    {"division": {"code": "439923102204", "id": "{东山村}", "level": "village", "name": "东山村"}, "value": 0}
  ],
  "seq": "{seq}",
  "value": 0
}

> an POST /api/v1/sync/push
{"commands": [{"command": "record_fact", "id": "{visit1}", "kind": "household_visit",
  "about": {"type": "household", "id": "{一号户}"}, "day": "2026-11-20",
  "answers": {"channel": "in_person", "met": "family", "worry": "屋顶漏雨", "mood": "worried"}}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of visit1}"},
  "receipts": [
    {
      "id": "{visit1}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}"
    }
  ]
}

> bo GET /api/v1/indicators/household_visits/figure?year=2026&division={长溪镇}
show value seq rows
< 200
{
  "value": 1,
  "seq": "{seq of visit1}",
  "rows": [
    {"division": {"code": "439923102200", "id": "{樟坳村}", "level": "village", "name": "樟坳村"}, "value": 1},
    {"division": {"code": "439923102204", "id": "{东山村}", "level": "village", "name": "东山村"}, "value": 0}
  ]
}

> bo GET /api/v1/indicators/household_visits/facts?year=2026
< 200
{
  "facts": [
    {
      "about": {"id": "{一号户}", "name": "何**", "type": "household"},
      "author": {"id": "{an}", "name": "an"},
      "day": "2026-11-20",
      "household": {"head": "何**", "id": "{一号户}"},
      "id": "{visit1}",
      "kind": "household_visit",
      "seq": "{seq of visit1}",
      "title": "入户走访",
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    }
  ],
  "next": null
}

# The office sees what was said, not the mood, which is the station's.
> bo GET /api/v1/facts/{visit1}
< 200
{
  "fact": {
    "answers": {"channel": "in_person", "met": "family", "worry": "屋顶漏雨"},
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
  },
  "family": [],
  "household": {"head": "何**", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}

# So does she who was there, and it is hers to undo.
> an GET /api/v1/facts/{visit1}
show fact.answers fact.mine fact.may_undo household
< 200
{
  "fact": {
    "answers": {"channel": "in_person", "met": "family", "mood": "worried", "worry": "屋顶漏雨"},
    "mine": true,
    "may_undo": true
  },
  "household": {"head": "何秀英", "id": "{一号户}", "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}}
}

check
verify
