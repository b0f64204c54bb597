# A duty that could not be done is excused with a reason, and stays in the figure as such

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村

> an EXCUSE exit1 visit_every_household 一号户 2026-11-24 could_not road_cut note=桥断了
< accepted
> an GET /api/v1/households/{一号户}
show state why facts.title facts.answers
< 200
{
  "state": "excused",
  "why": "今年已说明情况，走访了 0 次",
  "facts": [
    {
      "title": "情况说明",
      "answers": {"duty": "visit_every_household", "exit": "could_not", "note": "桥断了", "reason": "road_cut"}
    }
  ]
}
> an GET /api/v1/indicators/household_coverage/figure?year=2026
show value top bottom excused
< 200
{"value": 0, "top": 0, "bottom": 2, "excused": 1}

# Only exits that the duty has, with a reason from the list.
> an EXCUSE exit2 visit_every_household 二号户 2026-11-24 could_not
< refused duty.exit.reason at /commands/0/reason
> an EXCUSE exit3 visit_every_household 二号户 2026-11-24 could_not lazy
< refused duty.exit.reason at /commands/0/reason
> an EXCUSE exit4 visit_every_household 二号户 2026-11-24 forgot
< refused duty.exit.unknown at /commands/0/exit
> an EXCUSE exit5 sweep_the_square 二号户 2026-11-24 could_not road_cut
< refused duty.unknown at /commands/0/duty

# The exit can be withdrawn like any fact.
> an WITHDRAW undo1 exit1 2026-11-24 路通了
< accepted
> an GET /api/v1/households/{一号户}
show state why
< 200
{"state": "open", "why": "今年还没有走访，要走访 2 次"}

check

# A duty is owed to households: nothing else is excused from it.
person bo posted resident_cadre 云桥县 from 2025-01-01
> bo POST /api/v1/sync/push
show receipts.outcome receipts.problem.code receipts.problem.at
{"commands": [{"command": "excuse_duty", "id": "{exit6}", "duty": "visit_every_household", "exit": "merged",
  "about": {"type": "division", "id": "{樟坳村}"}, "day": "2026-11-24"}]}
< 200
{"receipts": [{"outcome": "refused", "problem": {"code": "duty.about", "at": "/commands/0/about/type"}}]}
check
