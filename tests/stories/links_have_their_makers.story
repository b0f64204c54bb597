# A posting is made by those whom the work method names, today, for others, and where it belongs

today 2026-11-24
person wen posted township_office 长溪镇 from 2025-01-01
person old posted township_office 长溪镇 from 2024-01-01 until 2026-11-01
person xin posted liaison_cadre 东山村 from 2026-11-01

# The office posts cadres to its own villages.
> wen POST /api/v1/sync/push
show receipts.outcome
{"commands": [{"command": "begin_link", "id": "{link1}", "link": "resident_cadre", "day": "2026-11-24",
  "from": {"type": "person", "id": "{xin}"}, "to": {"type": "division", "id": "{樟坳村}"}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}
# Never itself, not as a cadre and not as anything else.
> wen POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [{"command": "begin_link", "id": "{link2}", "link": "resident_cadre", "day": "2026-11-24",
  "from": {"type": "person", "id": "{wen}"}, "to": {"type": "division", "id": "{樟坳村}"}}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "link.own"}}]}
# No role that is others' to give: the pack says by whom a leader is appointed.
> wen POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [{"command": "begin_link", "id": "{link3}", "link": "township_secretary", "day": "2026-11-24",
  "from": {"type": "person", "id": "{xin}"}, "to": {"type": "division", "id": "{长溪镇}"}}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "access.outside_posting"}}]}
# No role at a place that it is not for.
> wen POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [{"command": "begin_link", "id": "{link4}", "link": "resident_cadre", "day": "2026-11-24",
  "from": {"type": "person", "id": "{xin}"}, "to": {"type": "division", "id": "{长溪镇}"}}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "link.end", "at": "/commands/0/to"}}]}
# A past office reaches no further, not with a date of its own time either.
> old POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [{"command": "begin_link", "id": "{link5}", "link": "liaison_cadre", "day": "2026-10-01",
  "from": {"type": "person", "id": "{xin}"}, "to": {"type": "division", "id": "{樟坳村}"}}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "access.outside_posting"}}]}

check
verify
