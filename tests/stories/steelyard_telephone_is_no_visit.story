# A telephone call is a contact and never a visit; channels are told apart

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD call1 household_visit 一号户 2026-11-20 channel=phone
< accepted
> an RECORD visit1 household_visit 一号户 2026-11-21 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-22
< refused fact.field.missing at /commands/0/answers/channel
> an GET /api/v1/indicators/contacts_by_channel/figure?year=2026
show value splits
< 200
{
  "value": 2,
  "splits": [{"option": "in_person", "title": "面对面", "value": 1}, {"option": "phone", "title": "电话", "value": 1}]
}

> an GET /api/v1/indicators/household_visits/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/visits_of_household/figure?year=2026
show value
< 200
{"value": 1}

check
