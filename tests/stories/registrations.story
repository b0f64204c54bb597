# A registration says who or what somebody is from a day on; a wrong one is refused with its place

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> bo POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [
  {"command": "register_subject", "id": "{renamed}", "kind": "person", "about": {"type": "person", "id": "{an}"},
   "day": "2026-11-24", "answers": {"name": "安"}},
  {"command": "register_subject", "id": "{typed_wrong}", "kind": "person", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-24", "answers": {"name": "安"}},
  {"command": "register_subject", "id": "{member}", "kind": "household_member", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-24", "answers": {"member": "{小安}", "name": "安小", "id_number": "11010519491231002X"}},
  {"command": "register_subject", "id": "{no_member}", "kind": "household_member", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-24", "answers": {"member": "{小安}", "name": "安小", "id_number": "110105194912310021"}},
  {"command": "register_subject", "id": "{no_name}", "kind": "person", "about": {"type": "person", "id": "{某}"},
   "day": "2026-11-24", "answers": {"name": ""}},
  {"command": "register_subject", "id": "{no_phone}", "kind": "person", "about": {"type": "person", "id": "{某}"},
   "day": "2026-11-24", "answers": {"name": "某", "phone": "一二三"}},
  {"command": "register_subject", "id": "{no_kind}", "kind": "office", "about": {"type": "unit", "id": "{某}"},
   "day": "2026-11-24", "answers": {"name": "某"}},
  {"command": "begin_link", "id": "{no_link}", "link": "emperor", "from": {"type": "person", "id": "{an}"},
   "to": {"type": "division", "id": "{樟坳村}"}, "day": "2026-11-24"},
  {"command": "register_subject", "id": "{no_village}", "kind": "household", "about": {"type": "household", "id": "{新户}"},
   "day": "2026-11-24", "answers": {"head": "某", "village": "{长溪镇}", "registered": true, "members": 2}},
  {"command": "register_subject", "id": "{too_many}", "kind": "household", "about": {"type": "household", "id": "{新户}"},
   "day": "2026-11-24", "answers": {"head": "某", "village": "{樟坳村}", "registered": true, "members": 100}},
  {"command": "register_subject", "id": "{division}", "kind": "division", "about": {"type": "division", "id": "{新村}"},
   "day": "2026-11-24", "answers": {"code": "439923102200", "name": "新村", "level": "village", "parent": "{长溪镇}",
   "is_virtual": false}},
  {"command": "register_subject", "id": "{division2}", "kind": "division", "about": {"type": "division", "id": "{新村}"},
   "day": "2026-11-24", "answers": {"code": "439923102206", "name": "新村", "level": "village", "parent": "{长溪镇}",
   "is_virtual": false}}]}
< 200
{
  "receipts": [
    {"outcome": "accepted"},
    {"outcome": "refused", "problem": {"code": "subject.kind", "at": "/commands/1/about/type"}},
    {"outcome": "accepted"},
    {"outcome": "refused", "problem": {"code": "id_number.malformed", "at": "/commands/3/answers/id_number"}},
    {"outcome": "refused", "problem": {"code": "text.empty", "at": "/commands/4/answers/name"}},
    {"outcome": "refused", "problem": {"code": "phone.malformed", "at": "/commands/5/answers/phone"}},
    {"outcome": "refused", "problem": {"code": "registration.kind", "at": "/commands/6/kind"}},
    {"outcome": "refused", "problem": {"code": "link.unknown", "at": "/commands/7/link"}},
    {"outcome": "refused", "problem": {"code": "division.unknown", "at": "/commands/8/answers/village"}},
    {"outcome": "refused", "problem": {"code": "household.members", "at": "/commands/9/answers/members"}},
    {"outcome": "refused", "problem": {"code": "division.code.taken", "at": "/commands/10/answers/code"}},
    {"outcome": "accepted"}
  ]
}
> an GET /api/v1/session
show person
< 200
{"person": {"id": "{an}", "name": "安"}}
> bo GET /api/v1/facts/{visit1}
show fact.author
< 200
{"fact": {"author": {"id": "{an}", "name": "安"}}}
> bo GET /api/v1/divisions/{长溪镇}
show children.name
< 200
{"children": [{"name": "樟坳村"}, {"name": "东山村"}, {"name": "新村"}]}

check
verify
