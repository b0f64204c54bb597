# What happens in a village is recorded about the village, by who is posted there, and his phone carries his own

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01
posting bo liaison_cadre 东山村 from 2025-01-01
person cai posted resident_cadre 石门村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [
  {"command": "record_fact", "id": "{reception1}", "kind": "reception", "day": "2026-11-23",
   "about": {"type": "division", "id": "{樟坳村}"},
   "answers": {"visitors": 3, "issue": "水渠年久失修", "outcome": "on_the_spot"}},
  {"command": "record_fact", "id": "{reception2}", "kind": "reception", "day": "2026-11-23",
   "about": {"type": "division", "id": "{石门村}"},
   "answers": {"visitors": 1, "issue": "问路", "outcome": "on_the_spot"}},
  {"command": "record_fact", "id": "{reception3}", "kind": "reception", "day": "2026-11-23",
   "about": {"type": "household", "id": "{一号户}"},
   "answers": {"visitors": 1, "issue": "问路", "outcome": "on_the_spot"}},
  {"command": "record_fact", "id": "{deed1}", "kind": "good_deed", "day": "2026-11-22",
   "about": {"type": "division", "id": "{长溪镇}"}, "answers": {"what": "修路灯"}},
  {"command": "record_fact", "id": "{diary1}", "kind": "diary_entry", "day": "2026-10-20",
   "about": {"type": "division", "id": "{樟坳村}"},
   "answers": {"text": "走了三户，柑橘价好。", "households": ["{一号户}"]}},
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "day": "2026-11-20",
   "about": {"type": "household", "id": "{一号户}"}, "answers": {"channel": "in_person", "met": "family"}}
]}
< 200
{
  "receipts": [
    {"outcome": "accepted"},
    {"outcome": "refused", "problem": {"code": "access.outside_posting", "at": "/commands/1"}},
    {"outcome": "refused", "problem": {"code": "fact.about.kind", "at": "/commands/2/about/type"}},
    {"outcome": "refused", "problem": {"code": "fact.about.kind", "at": "/commands/3/about/type"}},
    {"outcome": "accepted"},
    {"outcome": "accepted"}
  ]
}

# His own, the latest first; what may be recorded where; how often he did what.
> an GET /api/v1/slice
show places.name places.level places.facts.id places.facts.answers colleagues mine
< 200
{
  "places": [
    {
      "name": "樟坳村",
      "level": "village",
      "facts": [
        {"id": "{reception1}", "answers": {"issue": "水渠年久失修", "outcome": "on_the_spot", "visitors": 3}},
        {"id": "{diary1}", "answers": {"households": ["{一号户}"], "text": "走了三户，柑橘价好。"}}
      ]
    }
  ],
  "colleagues": [{"id": "{an}", "name": "an", "places": ["{樟坳村}"]}, {"id": "{bo}", "name": "bo", "places": ["{樟坳村}"]}],
  "mine": [
    {"kind": "diary_entry", "month": 0, "year": 1},
    {"kind": "household_visit", "month": 1, "year": 1},
    {"kind": "reception", "month": 1, "year": 1}
  ]
}

# A colleague carries his own postings, and nothing of what another wrote.
> bo GET /api/v1/slice
show places.name places.facts colleagues mine
< 200
{
  "places": [{"name": "樟坳村", "facts": []}, {"name": "东山村", "facts": []}],
  "colleagues": [
    {"id": "{an}", "name": "an", "places": ["{樟坳村}"]},
    {"id": "{bo}", "name": "bo", "places": ["{樟坳村}", "{东山村}"]}
  ],
  "mine": []
}

> an GET /api/v1/facts/{reception1}
show fact.id household place person
< 200
{
  "fact": {"id": "{reception1}"},
  "place": {"code": "439923102200", "id": "{樟坳村}", "level": "village", "name": "樟坳村"}
}

# A record about a village is corrected and undone like any other, by the same hand only.
> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [
  {"command": "record_fact", "id": "{reception4}", "kind": "reception", "day": "2026-11-23", "corrects": "{reception1}",
   "about": {"type": "division", "id": "{樟坳村}"},
   "answers": {"visitors": 5, "issue": "水渠年久失修", "outcome": "transferred"}},
  {"command": "withdraw_fact", "id": "{undo1}", "withdraws": "{diary1}", "day": "2026-11-24", "reason": "重复记了"}
]}
< 200
{"receipts": [{"outcome": "accepted"}, {"outcome": "accepted"}]}
> bo WITHDRAW undo2 reception4 2026-11-24 不是我记的
< refused fact.correction.hand at /commands/0/withdraws
> an GET /api/v1/slice
show places.facts.id places.facts.state places.facts.may_undo mine
< 200
{
  "places": [
    {
      "facts": [
        {"id": "{undo1}", "state": "standing", "may_undo": false},
        {"id": "{reception4}", "state": "standing", "may_undo": true},
        {"id": "{reception1}", "state": "corrected", "may_undo": false},
        {"id": "{diary1}", "state": "withdrawn", "may_undo": false}
      ]
    }
  ],
  "mine": [{"kind": "household_visit", "month": 1, "year": 1}, {"kind": "reception", "month": 1, "year": 1}]
}

check
verify
