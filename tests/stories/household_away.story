# A household that is away for more than half of the year is not owed a visit

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
household 空挂户 in 樟坳村 registered=no

> an RECORD away1 household_away 一号户 2026-03-01 where=东莞 reached_by_phone=yes
< accepted
> an RECORD away2 household_away 二号户 2026-09-01 where=长沙 reached_by_phone=no
< accepted
> an GET /api/v1/slice
show households.head households.away households.state households.why
< 200
{
  "households": [
    {"head": "一号户", "away": true, "state": "not_owed", "why": "今年不需要走访"},
    {"head": "二号户", "away": true, "state": "open", "why": "今年还没有走访，要走访 2 次"},
    {"head": "空挂户", "away": false, "state": "not_owed", "why": "今年不需要走访"}
  ]
}
> an GET /api/v1/indicators/household_coverage/figure?year=2026
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}

# Back before half of the year is over, it is owed again.
> an RECORD back1 household_away 一号户 2026-06-01 ends=yes
< accepted
> an GET /api/v1/households/{一号户}
show away state why
< 200
{"away": false, "state": "open", "why": "今年还没有走访，要走访 2 次"}
> an GET /api/v1/indicators/household_coverage/figure?year=2026
show bottom
< 200
{"bottom": 2}

check
