# A correction can be corrected, and with the first in the row withdrawn nothing of the row counts

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01 until 2026-11-20
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-10 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-11 channel=in_person met=family corrects=visit1
< accepted
> an RECORD visit3 household_visit 一号户 2025-12-31 channel=in_person met=nobody corrects=visit2
< accepted
> an RECORD visit4 household_visit 一号户 2026-11-20 channel=in_person met=family corrects=visit3
< refused access.outside_posting at /commands/0

> an GET /api/v1/facts/{visit2}
show fact.id fact.state family.id family.state
< 200
{
  "fact": {"id": "{visit2}", "state": "corrected"},
  "family": [{"id": "{visit1}", "state": "corrected"}, {"id": "{visit3}", "state": "standing"}]
}
> an WITHDRAW undo3 visit3 2026-11-24 还是第二次对
< accepted
> an GET /api/v1/facts/{visit2}
show fact.id fact.state family.id family.state
< 200
{
  "fact": {"id": "{visit2}", "state": "standing"},
  "family": [
    {"id": "{visit1}", "state": "corrected"},
    {"id": "{visit3}", "state": "withdrawn"},
    {"id": "{undo3}", "state": "standing"}
  ]
}
> an WITHDRAW undo1 visit1 2026-11-24 没去
< accepted
> an GET /api/v1/facts/{visit2}
show fact.id fact.state family.id family.state
< 200
{
  "fact": {"id": "{visit2}", "state": "withdrawn"},
  "family": [
    {"id": "{visit1}", "state": "withdrawn"},
    {"id": "{visit3}", "state": "withdrawn"},
    {"id": "{undo3}", "state": "standing"},
    {"id": "{undo1}", "state": "standing"}
  ]
}

check
verify
