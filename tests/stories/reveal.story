# Who asks for personal data in full says what for, and that is on the ledger before anything is shown

today 2026-11-24
person an posted township_office 长溪镇 from 2025-01-01
person bo posted county_leader 云桥县 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号

> an GET /api/v1/head
keep seq as before
< 200
{"link": "{digest}", "recorded_at": "{moment}", "seq": "{before}"}

> an POST /api/v1/households/{一号户}/reveal
{}
< 400 json.missing at /purpose
> an POST /api/v1/households/{一号户}/reveal
{"purpose": ""}
< 422 text.empty at /purpose
> an POST /api/v1/households/{一号户}/reveal
{"purpose": "核对", "hidden": true}
< 400 json.unknown_name at /hidden
> an GET /api/v1/head
keep seq as still
< 200
{"link": "{digest}", "recorded_at": "{moment}", "seq": "{before}"}

> an POST /api/v1/households/{一号户}/reveal
{"purpose": "低保复核要打电话"}
< 200
{"address": "樟坳村三组12号", "head": "何秀英", "phone": "12012345678"}
> an GET /api/v1/head
keep seq as after
< 200
{"link": "{digest}", "recorded_at": "{moment}", "seq": "{after}"}

# It stays masked elsewhere, and a leader reads figures only.
> an GET /api/v1/households/{一号户}
show head phone address facts
< 200
{"head": "何**", "phone": "120****5678", "address": null, "facts": []}
> bo POST /api/v1/households/{一号户}/reveal
{"purpose": "看看"}
< 403 access.outside
> bo GET /api/v1/households/{一号户}
< 403 access.outside

verify
check
