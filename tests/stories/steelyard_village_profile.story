# What is known of a village holds until it is said anew

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD basics1 village_basic 樟坳村 2026-01-10 farmland=900 groups=8
< accepted
> an RECORD basics2 village_basic 樟坳村 2026-08-10 farmland=910 groups=8
< accepted
> an RECORD aims1 village_priorities 樟坳村 2026-03-01 first_one=修路 second_one=修渠 third_one=种油茶
< accepted
> an RECORD plan1 village_plan 樟坳村 2026-03-01 title=三年规划 goals=路通到组 adopted=yes
< accepted
> an GET /api/v1/indicators/village_profiles/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/village_plans/figure?year=2026
show value
< 200
{"value": 1}

check
