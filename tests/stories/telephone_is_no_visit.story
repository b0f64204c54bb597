# A call by telephone is no visit: it answers no duty and is in no figure

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD call1 household_visit 一号户 2026-11-18 channel=phone
< accepted
> an RECORD call2 household_visit 一号户 2026-11-19 channel=phone
< accepted
> an GET /api/v1/households/{一号户}
show state visit_days last_visit why facts.id facts.title
< 200
{
  "state": "open",
  "visit_days": [],
  "last_visit": null,
  "why": "今年还没有走访，要走访 2 次",
  "facts": [{"id": "{call2}", "title": "入户走访"}, {"id": "{call1}", "title": "入户走访"}]
}
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 0}
> an GET /api/v1/indicators/household_visits/facts?year=2026
< 200
{"facts": [], "next": null}

# Whom one met is asked of a meeting only.
> an RECORD call3 household_visit 一号户 2026-11-19 channel=phone met=family
< refused fact.field.unasked at /commands/0/answers/met

check
