# A share opens to the households it speaks of, each with how it stands, and to the visits of those that are done

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person wen posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
household 三号户 in 樟坳村
household 四号户 in 东山村

> an RECORD visit1 household_visit 一号户 2026-03-01 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-05-01 channel=in_person met=family
< accepted
> an RECORD visit3 household_visit 二号户 2026-05-02 channel=in_person met=family
< accepted
> an EXCUSE exit1 visit_every_household 三号户 2026-06-01 could_not road_cut
< accepted

> wen GET /api/v1/indicators/household_coverage/figure
show top bottom excused
< 200
{"top": 1, "bottom": 4, "excused": 1}
> wen GET /api/v1/indicators/household_coverage/households
< 200
{
  "households": [
    {
      "about": {"id": "{一号户}", "name": "一**", "type": "household"},
      "fact": null,
      "household": {"head": "一**", "id": "{一号户}"},
      "since": "2026-05-01",
      "standing": "met",
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    },
    {
      "about": {"id": "{二号户}", "name": "二**", "type": "household"},
      "fact": null,
      "household": {"head": "二**", "id": "{二号户}"},
      "since": null,
      "standing": "open",
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    },
    {
      "about": {"id": "{三号户}", "name": "三**", "type": "household"},
      "fact": "{exit1}",
      "household": {"head": "三**", "id": "{三号户}"},
      "since": "2026-06-01",
      "standing": "excused",
      "village": {"id": "{樟坳村}", "name": "樟坳村"}
    },
    {
      "about": {"id": "{四号户}", "name": "四**", "type": "household"},
      "fact": null,
      "household": {"head": "四**", "id": "{四号户}"},
      "since": null,
      "standing": "open",
      "village": {"id": "{东山村}", "name": "东山村"}
    }
  ],
  "next": null,
  "total": 4
}
> wen GET /api/v1/indicators/household_coverage/households?standing=met
show households.household.id households.since total
< 200
{"households": [{"household": {"id": "{一号户}"}, "since": "2026-05-01"}], "total": 1}
# A visit of a household that is not done yet is no part of the share.
> wen GET /api/v1/indicators/household_coverage/facts
show facts.id
< 200
{"facts": [{"id": "{visit2}"}, {"id": "{visit1}"}]}

# As of a past day it is as it was.
> wen GET /api/v1/indicators/household_coverage/households?standing=met&as_of=2026-04-30
show total
< 200
{"total": 0}
> wen GET /api/v1/indicators/household_coverage/households?standing=excused&as_of=2026-06-01
show households.household.id households.fact
< 200
{"households": [{"household": {"id": "{三号户}"}, "fact": "{exit1}"}]}

# Page by page.
> wen GET /api/v1/indicators/household_coverage/households?limit=3
show households.household.id next
< 200
{
  "households": [{"household": {"id": "{一号户}"}}, {"household": {"id": "{二号户}"}}, {"household": {"id": "{三号户}"}}],
  "next": "3"
}
> wen GET /api/v1/indicators/household_coverage/households?limit=3&after=3
show households.household.id next
< 200
{"households": [{"household": {"id": "{四号户}"}}], "next": null}

# Another village's are not the cadre's to see.
> an GET /api/v1/indicators/household_coverage/households
show households.household.id
< 200
{
  "households": [{"household": {"id": "{一号户}"}}, {"household": {"id": "{二号户}"}}, {"household": {"id": "{三号户}"}}]
}
> wen GET /api/v1/indicators/household_coverage/households?standing=lost
< 400 request.parameter at /standing
# A count has nobody who owes it.
> wen GET /api/v1/indicators/household_visits/households
< 200
{"households": [], "next": null, "total": 0}
