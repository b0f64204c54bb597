# Money is whole fen; what counts is what arrived

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person to posted township_office 长溪镇 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
> an RECORD fund1 fund_entry 樟坳村 2026-05-01 movement=pledged amount=90000 fund=饮水
< accepted
> an RECORD fund2 fund_entry 樟坳村 2026-06-01 movement=arrived amount=80000 fund=饮水
< accepted
> an RECORD fund3 fund_entry 樟坳村 2026-07-01 movement=used amount=30000 fund=饮水
< accepted
> an GET /api/v1/indicators/funds_arrived/figure?year=2026
show value
< 200
{"value": 80000}

> of RECORD loan1 financing 云桥县 2026-07-01 bank=农商行 project=竹木加工 amount=99999
< accepted
> of GET /api/v1/indicators/financing/figure?span=ever
show value indicator.shown_in
< 200
{"value": 99999, "indicator": {"shown_in": "亿元"}}

check
