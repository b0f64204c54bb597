# A posting cannot be ended by naming the withdrawal of one, and the server lives on

today 2026-11-24
person an posted township_office 长溪镇 from 2025-01-01
person bo

> an POST /api/v1/sync/push
show receipts.outcome
{"commands": [
  {"command": "begin_link", "id": "{posted}", "link": "resident_cadre", "from": {"type": "person", "id": "{bo}"},
   "to": {"type": "division", "id": "{樟坳村}"}, "day": "2026-11-01"},
  {"command": "withdraw_fact", "id": "{undone}", "withdraws": "{posted}", "day": "2026-11-24", "reason": "登记错了"}]}
< 200
{"receipts": [{"outcome": "accepted"}, {"outcome": "accepted"}]}

> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [{"command": "end_link", "id": "{ended}", "from": {"type": "person", "id": "{bo}"}, "begun": "{undone}",
  "day": "2026-11-22"}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "link.not_begun", "at": "/commands/0/begun"}}]}

check
verify
