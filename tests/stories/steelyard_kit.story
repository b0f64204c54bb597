# A cadre says himself what he carries, once for each thing, and nobody says it for him

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted liaison_cadre 樟坳村 from 2025-01-01
> an RECORD kit1 kit_item an 2026-11-01 kind=vehicle
< accepted
> an RECORD kit2 kit_item an 2026-11-01 kind=service_bag contents=policy_leaflet,first_aid
< accepted
> an RECORD kit3 kit_item an 2026-11-02 kind=bedding
< accepted
> bo RECORD kit4 kit_item an 2026-11-02 kind=bedding
< refused access.outside_posting at /commands/0
> an RECORD kit5 kit_item an 2026-11-02 kind=bedding contents=first_aid,
< refused fact.field.unasked at /commands/0/answers/contents
check
