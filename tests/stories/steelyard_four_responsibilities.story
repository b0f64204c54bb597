# Progress of the organisation is owed each quarter, of development each half-year

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
> an RECORD word1 organisation_progress 樟坳村 2026-11-01 text=开了支部大会
< accepted
> an RECORD word2 development_progress 樟坳村 2026-11-02 text=通组路动工 stage=funded
< accepted
> of GET /api/v1/indicators/organisation_reports/figure?year=2026&as_of=2026-11-24
show value top bottom
< 200
{"value": 833, "top": 1, "bottom": 12}

> of GET /api/v1/indicators/development_reports/figure?year=2026&as_of=2026-11-24
show value top bottom
< 200
{"value": 1667, "top": 1, "bottom": 6}

check
