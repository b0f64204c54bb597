# Every household that is owed it is called on twice in person, and the one that was called on least is known

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-02-03 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-03 channel=in_person met=household_head
< accepted
> an RECORD visit3 household_visit 二号户 2026-11-04 channel=in_person met=household_head
< accepted
> an GET /api/v1/indicators/household_coverage/figure?year=2026
show value top bottom
< 200
{"value": 5000, "top": 1, "bottom": 2}

> an GET /api/v1/indicators/least_visits/figure?year=2026
show value among
< 200
{"value": 1, "among": 2}

> an GET /api/v1/indicators/least_visits/households?year=2026
show households.about.name households.n households.standing total
< 200
{
  "households": [
    {"about": {"name": "二号户"}, "n": 1, "standing": "open"},
    {"about": {"name": "一号户"}, "n": 2, "standing": "met"}
  ],
  "total": 2
}

> an RECORD visit4 household_visit 二号户 2026-11-10 channel=in_person met=family
< accepted
> an GET /api/v1/indicators/least_visits/figure?year=2026
show value among
< 200
{"value": 2, "among": 2}

> an GET /api/v1/indicators/least_visits/figure?year=2026&as_of=2026-11-05
show value among
< 200
{"value": 1, "among": 2}

check
