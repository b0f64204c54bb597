# One report a cadre a year, by himself, of whoever was in a station for half of it

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted resident_cadre 东山村 from 2026-10-01
> of GET /api/v1/indicators/annual_reports/figure?year=2026
show value top bottom
< 200
{"value": 0, "top": 0, "bottom": 1}

> an RECORD report1 annual_report an 2026-11-20 text=今年走了每一户
< accepted
> bo RECORD report2 annual_report an 2026-11-20 text=替他写的
< refused access.outside_posting at /commands/0
> of GET /api/v1/indicators/annual_reports/figure?year=2026
show value top bottom rows.division.name rows.value
< 200
{
  "value": 10000,
  "top": 1,
  "bottom": 1,
  "rows": [{"division": {"name": "长溪镇"}, "value": 10000}, {"division": {"name": "白水乡"}, "value": null}]
}

check
