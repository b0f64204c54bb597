# A search knows what was recorded just now, and nothing of what was destroyed

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号 group=三组

> an POST /api/v1/search
show households.head
{"text": "周满"}
< 200
{"households": []}
household 二号户 in 樟坳村 head=周满 group=一组
> an POST /api/v1/search
show households.head
{"text": "周满"}
< 200
{"households": [{"head": "周满"}]}
# It moves, and another heads it: no longer here, no longer by that name.
household 二号户 in 东山村 from 2026-11-20 head=周新
> an POST /api/v1/search
show households.head
{"text": "周"}
< 200
{"households": []}
erase 一号户
> an POST /api/v1/search
show households
{"text": "何秀英"}
< 200
{"households": []}
> an POST /api/v1/search
show households
{"text": "5678"}
< 200
{"households": []}

check
verify
