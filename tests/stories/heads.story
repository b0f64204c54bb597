# Whoever asks sees the heads of the ledger, and keeps one; a receipt is one too

today 2026-11-23
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-20", "answers": {"channel": "in_person", "met": "family"}}]}
< 200

today 2026-11-24
> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-23", "answers": {"channel": "in_person", "met": "family"}}]}
< 200

> an GET /api/v1/head
< 200

> nobody GET /api/v1/heads/439923
< 200

> nobody GET /api/v1/heads/439999
< 404

> nobody GET /ledger/439923
< 200
> nobody GET /ledger/439999
< 404
