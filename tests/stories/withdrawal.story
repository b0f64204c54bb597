# A withdrawn visit is as though it had never been recorded, and the withdrawal can be withdrawn

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an WITHDRAW undo1 visit1 2026-11-24 记错了人家
< accepted
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 0}
> an GET /api/v1/indicators/household_visits/facts?year=2026
< 200
{"facts": [], "next": null}
> an GET /api/v1/households/{一号户}
show state visit_days facts.id facts.state facts.withdraws facts.reason facts.may_undo
< 200
{
  "state": "open",
  "visit_days": [],
  "facts": [
    {"id": "{undo1}", "state": "standing", "withdraws": "{visit1}", "reason": "记错了人家", "may_undo": false},
    {"id": "{visit1}", "state": "withdrawn", "withdraws": null, "reason": null, "may_undo": false}
  ]
}

> an WITHDRAW redo1 undo1 2026-11-24 没有记错
< accepted
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 1}
> an GET /api/v1/households/{一号户}
show visit_days facts.id facts.state facts.withdraws
< 200
{
  "visit_days": ["2026-11-20"],
  "facts": [
    {"id": "{redo1}", "state": "standing", "withdraws": "{undo1}"},
    {"id": "{undo1}", "state": "withdrawn", "withdraws": "{visit1}"},
    {"id": "{visit1}", "state": "standing", "withdraws": null}
  ]
}

# Nobody takes back what another recorded, and nobody gives no reason.
> bo WITHDRAW undo2 visit1 2026-11-24 不算
< refused fact.correction.hand at /commands/0/withdraws
> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [{"command": "withdraw_fact", "id": "{undo3}", "withdraws": "{visit1}", "day": "2026-11-24", "reason": ""}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "text.empty", "at": "/commands/0/reason"}}]}

check
verify
