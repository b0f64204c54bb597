# A figure of a year that had not begun on the day asked of has nothing in it

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2024-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
show receipts.outcome
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2025-06-01", "confirmed": true, "answers": {"channel": "in_person", "met": "family"}},
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2025-06-02", "confirmed": true, "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{"receipts": [{"outcome": "accepted"}, {"outcome": "accepted"}]}
> an GET /api/v1/indicators/household_coverage/figure?year=2025&as_of=2025-06-02
show value top bottom as_of
< 200
{"value": 10000, "top": 1, "bottom": 1, "as_of": "2025-06-02"}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&as_of=2025-06-02
show value top excused
< 200
{"value": 0, "top": 0, "excused": 0}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&as_of=2025-06-30
show value top excused
< 200
{"value": 0, "top": 0, "excused": 0}
> an GET /api/v1/indicators/household_visits/figure?year=2026&as_of=2025-06-02
show value months
< 200
{"value": 0, "months": []}
> an GET /api/v1/indicators/household_visits/facts?year=2026&as_of=2025-06-02
< 200
{"facts": [], "next": null}
> an GET /api/v1/indicators/household_coverage/figure?year=2025&month=2025-06
show value top
< 200
{"value": 10000, "top": 1}
> an GET /api/v1/indicators/household_coverage/figure?year=2027
show value top bottom as_of
< 200
{"value": 0, "top": 0, "bottom": 1, "as_of": "2026-11-24"}
> an GET /api/v1/indicators/household_coverage/figure?year=2027&known_at=2026-11-24T05:00:00Z
show value top bottom as_of
< 200
{"value": 0, "top": 0, "bottom": 1, "as_of": "2026-11-24"}
> an GET /api/v1/indicators/household_coverage/figure?year=2026&as_of=2025-06-02&known_at=2026-11-24T05:00:00Z
show value top excused
< 200
{"value": 0, "top": 0, "excused": 0}
