# What everybody keeps of himself he records about himself, and of nobody else

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01

> an POST /api/v1/sync/push
show receipts.outcome receipts.problem.code
{"commands": [
  {"command": "record_fact", "id": "{kit1}", "kind": "kit_item", "day": "2026-11-20",
   "about": {"type": "person", "id": "{an}"}, "answers": {"kind": "service_bag", "contents": ["policy_leaflet"]}},
  {"command": "record_fact", "id": "{kit2}", "kind": "kit_item", "day": "2026-11-20",
   "about": {"type": "person", "id": "{bo}"}, "answers": {"kind": "bedding"}},
  {"command": "record_fact", "id": "{kit3}", "kind": "kit_item", "day": "2026-11-20",
   "about": {"type": "division", "id": "{樟坳村}"}, "answers": {"kind": "bedding"}}
]}
< 200
{
  "receipts": [
    {"outcome": "accepted"},
    {"outcome": "refused", "problem": {"code": "access.outside_posting"}},
    {"outcome": "refused", "problem": {"code": "fact.about.kind"}}
  ]
}
> an GET /api/v1/slice
show self.name self.kinds self.facts.id self.facts.answers mine
< 200
{
  "self": {
    "name": "an",
    "kinds": ["annual_report", "kit_item", "task_letter"],
    "facts": [{"id": "{kit1}", "answers": {"contents": ["policy_leaflet"], "kind": "service_bag"}}]
  },
  "mine": [{"kind": "kit_item", "month": 1, "year": 1}]
}
> bo GET /api/v1/slice
show self.name self.facts mine
< 200
{"self": {"name": "bo", "facts": []}, "mine": []}

check
