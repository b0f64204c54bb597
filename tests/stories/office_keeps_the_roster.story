# The township's office keeps the roster of its own villages: households and postings

today 2026-11-24
person an posted township_office 长溪镇 from 2025-01-01
person bo

> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [
  {"command": "register_subject", "id": "{registered}", "kind": "household", "about": {"type": "household", "id": "{新户}"},
   "day": "2026-11-01", "answers": {"head": "周满", "village": "{樟坳村}", "registered": true, "members": 2}},
  {"command": "begin_link", "id": "{posted}", "link": "resident_cadre", "from": {"type": "person", "id": "{bo}"},
   "to": {"type": "division", "id": "{樟坳村}"}, "day": "2026-11-01"}]}
< 200
{"receipts": [{"outcome": "accepted"}, {"outcome": "accepted"}]}

> bo RECORD visit1 household_visit 新户 2026-11-20 channel=in_person met=family
< accepted

# Not of another township's.
> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [
  {"command": "register_subject", "id": "{strange}", "kind": "household", "about": {"type": "household", "id": "{外户}"},
   "day": "2026-11-01", "answers": {"head": "周满", "village": "{石门村}", "registered": true, "members": 2}},
  {"command": "begin_link", "id": "{stranger}", "link": "resident_cadre", "from": {"type": "person", "id": "{bo}"},
   "to": {"type": "division", "id": "{石门村}"}, "day": "2026-11-01"}]}
< 200
{
  "receipts": [
    {"outcome": "refused", "problem": {"code": "access.outside"}},
    {"outcome": "refused", "problem": {"code": "access.outside"}}
  ]
}

> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [{"command": "end_link", "id": "{ended}", "from": {"type": "person", "id": "{bo}"}, "begun": "{posted}",
  "day": "2026-11-22"}]}
< 200
{"receipts": [{"outcome": "accepted"}]}
> bo RECORD visit2 household_visit 新户 2026-11-22 channel=in_person met=family
< refused access.outside_posting at /commands/0

check
verify
