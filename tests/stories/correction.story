# A correction stands in place of what it corrects, in the month in which it now happened

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-10-20 channel=in_person met=family corrects=visit1
< accepted
> an GET /api/v1/indicators/household_visits/figure?year=2026
show value months.month months.value
< 200
{
  "value": 1,
  "months": [
    {"month": "2026-01", "value": 0},
    {"month": "2026-02", "value": 0},
    {"month": "2026-03", "value": 0},
    {"month": "2026-04", "value": 0},
    {"month": "2026-05", "value": 0},
    {"month": "2026-06", "value": 0},
    {"month": "2026-07", "value": 0},
    {"month": "2026-08", "value": 0},
    {"month": "2026-09", "value": 0},
    {"month": "2026-10", "value": 1},
    {"month": "2026-11", "value": 0},
    {"month": "2026-12", "value": 0}
  ]
}
> an GET /api/v1/indicators/household_visits/facts?year=2026
show facts.id facts.day
< 200
{"facts": [{"id": "{visit2}", "day": "2026-10-20"}]}
> an GET /api/v1/facts/{visit1}
show fact.id fact.state fact.may_undo family.id family.corrects family.state family.day
< 200
{
  "fact": {"id": "{visit1}", "state": "corrected", "may_undo": false},
  "family": [{"id": "{visit2}", "corrects": "{visit1}", "state": "standing", "day": "2026-10-20"}]
}

# By another hand it is refused, and so it is for another household or of another kind.
household 二号户 in 樟坳村
> bo RECORD visit3 household_visit 一号户 2026-11-21 channel=in_person met=family corrects=visit2
< refused fact.correction.hand at /commands/0/corrects
> an RECORD visit4 household_visit 二号户 2026-11-21 channel=in_person met=family corrects=visit2
< refused fact.correction.subject at /commands/0/about
> an RECORD away1 household_away 一号户 2026-11-21 reached_by_phone=yes corrects=visit2
< refused fact.correction.kind at /commands/0/corrects
> an RECORD visit5 household_visit 一号户 2026-11-21 channel=in_person met=family corrects=visit5
< refused fact.correction.circle at /commands/0/corrects

check
verify
