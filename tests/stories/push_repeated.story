# A batch that is pushed again gets the same receipts and changes nothing

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-20", "answers": {"channel": "in_person", "met": "family", "think": "盖房"}},
  {"command": "withdraw_fact", "id": "{undo1}", "withdraws": "{visit1}", "day": "2026-11-24", "reason": "记错了"}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of undo1}"},
  "receipts": [
    {
      "id": "{visit1}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}"
    },
    {
      "id": "{undo1}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of undo1}"
    }
  ]
}

today 2026-11-25
> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-20", "answers": {"channel": "in_person", "met": "family", "think": "盖房"}},
  {"command": "withdraw_fact", "id": "{undo1}", "withdraws": "{visit1}", "day": "2026-11-24", "reason": "记错了"}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of undo1}"},
  "receipts": [
    {
      "id": "{visit1}",
      "link": "{digest}",
      "outcome": "repeated",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}"
    },
    {
      "id": "{undo1}",
      "link": "{digest}",
      "outcome": "repeated",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of undo1}"
    }
  ]
}

# Twice in one batch as well.
> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-21", "answers": {"channel": "in_person", "met": "family"}},
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-21", "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of visit2}"},
  "receipts": [
    {
      "id": "{visit2}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit2}",
      "seq": "{seq of visit2}"
    },
    {
      "id": "{visit2}",
      "link": "{digest}",
      "outcome": "repeated",
      "recorded_at": "{moment of visit2}",
      "seq": "{seq of visit2}"
    }
  ]
}

check
verify
