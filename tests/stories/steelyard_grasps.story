# Venues, village rules and reserve candidates are registers; a covenant is adopted by the assembly alone

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
> an RECORD hall1 venue 樟坳村 2026-05-01 kind=centre condition=needs_repair area=120
< accepted
> an RECORD hall2 venue 樟坳村 2026-08-01 kind=centre condition=good area=120
< accepted
> an RECORD rule1 rule_document 樟坳村 2026-05-01 kind=points adopted_on=2026-04-20 by_assembly=no
< accepted
> an RECORD rule2 rule_document 樟坳村 2026-05-01 kind=village_rules adopted_on=2026-04-20 by_assembly=no
< refused fact.check at /commands/0/answers
> of RECORD talent1 reserve_candidate an 2026-06-01 village={樟坳村} status=listed
< accepted
> of GET /api/v1/indicators/venues/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "good", "title": "完好", "value": 1}]}

> of GET /api/v1/indicators/rule_documents/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "points", "title": "党员积分", "value": 1}]}

> of GET /api/v1/indicators/reserve_candidates/figure?year=2026
show value splits
< 200
{"value": 1, "splits": [{"option": "listed", "title": "入库", "value": 1}]}

check
