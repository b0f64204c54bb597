# What people say is quoted with their consent only

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD word1 voice 樟坳村 2026-11-01 text=党的优良传统又回来了 consents=yes
< accepted
> an RECORD word2 voice 樟坳村 2026-11-01 text=路还没修 consents=no
< accepted
> an GET /api/v1/indicators/voices/figure?year=2026
show value
< 200
{"value": 1}

check
