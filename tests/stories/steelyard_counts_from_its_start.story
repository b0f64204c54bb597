# Cumulative figures count from the first day of the programme to the day asked for, and say so

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD visit1 down_visit 樟坳村 2026-02-03 people=3
< accepted
> an RECORD visit2 down_visit 樟坳村 2026-11-03 people=4
< accepted
> an GET /api/v1/indicators/down_visits/figure?span=ever
show first past value
< 200
{"first": "2012-05-01", "past": "2026-11-25", "value": 7}

> an GET /api/v1/indicators/down_visits/figure?span=ever&as_of=2026-06-30
show first past value
< 200
{"first": "2012-05-01", "past": "2026-07-01", "value": 3}

check
