# What one searches for is found within one's grant, by names, places and numbers, and shown no fuller than elsewhere

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
person dong posted resident_cadre 东山村 from 2025-01-01
person wei posted village_cadre 樟坳村 from 2025-01-01
person none
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号 group=三组
household 二号户 in 东山村 head=阿卜杜拉·买买提 phone=12087655678 address=东山村一组 group=一组
household 三号户 in 石门村 head=何秀英 phone=12012345678 group=三组
household 四号户 in 樟坳村 head=𠮷㭎 group=四组

> bo POST /api/v1/sync/push
show receipts.outcome
{"commands": [
  {"command": "register_subject", "id": "{member1}", "kind": "household_member", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-01", "answers": {"member": "{何大国}", "name": "何大国", "id_number": "43992319900101001X", "relation": "丈夫"}}]}
< 200
{"receipts": [{"outcome": "accepted"}]}

# The office reads names masked; another township's household of the same name is not its own.
> bo POST /api/v1/search
{"text": "何秀"}
< 200
{
  "divisions": [],
  "households": [
    {
      "by": "name",
      "group": "三组",
      "head": "何**",
      "id": "{一号户}",
      "member": null,
      "phone": "120****5678",
      "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}
    }
  ],
  "more": {"divisions": false, "households": false, "people": false, "units": false},
  "people": [],
  "units": []
}
# Who visits there reads them in full.
> an POST /api/v1/search
{"text": "樟坳　大国"}
< 200
{
  "divisions": [],
  "households": [
    {
      "by": "member",
      "group": "三组",
      "head": "何秀英",
      "id": "{一号户}",
      "member": "何大国",
      "phone": "120****5678",
      "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"}
    }
  ],
  "more": {"divisions": false, "households": false, "people": false, "units": false},
  "people": [],
  "units": []
}
> bo POST /api/v1/search
show households.id households.head households.by households.member
{"text": "５６７８"}
< 200
{
  "households": [
    {"id": "{一号户}", "head": "何**", "by": "phone", "member": null},
    {"id": "{二号户}", "head": "阿**", "by": "phone", "member": null}
  ]
}
# More of the number than its end: only that one.
> bo POST /api/v1/search
show households.id households.by
{"text": "87655678"}
< 200
{"households": [{"id": "{二号户}", "by": "phone"}]}
> bo POST /api/v1/search
show households.id households.by households.member
{"text": "43992319900101001X"}
< 200
{"households": [{"id": "{一号户}", "by": "id_number", "member": "何**"}]}
> bo POST /api/v1/search
show households.id households.by
{"text": "买买提.阿卜杜拉"}
< 200
{"households": []}
> bo POST /api/v1/search
show households.id households.by
{"text": "阿卜杜拉.买买提"}
< 200
{"households": [{"id": "{二号户}", "by": "name"}]}
> an POST /api/v1/search
show households.id households.head
{"text": "𠮷"}
< 200
{"households": [{"id": "{四号户}", "head": "𠮷㭎"}]}
> bo POST /api/v1/search
show households.id households.by
{"text": "三组12号"}
< 200
{"households": [{"id": "{一号户}", "by": "address"}]}
# A place and a cadre.
> bo POST /api/v1/search
show people divisions units
{"text": "dong"}
< 200
{
  "people": [
    {
      "id": "{dong}",
      "name": "dong",
      "posts": [
        {
          "first": "2025-01-01",
          "link": "resident_cadre",
          "past": null,
          "title": "驻村干部",
          "to": {"id": "{东山村}", "name": "东山村", "type": "division"}
        }
      ],
      "unit": null
    }
  ],
  "divisions": [],
  "units": []
}
> bo POST /api/v1/search
show households people divisions.name divisions.level divisions.parent
{"text": "东山"}
< 200
{
  "households": [
    {
      "by": "address",
      "group": "一组",
      "head": "阿**",
      "id": "{二号户}",
      "member": null,
      "phone": "120****5678",
      "village": {"code": "439923102204", "id": "{东山村}", "name": "东山村"}
    }
  ],
  "people": [],
  "divisions": [{"name": "东山村", "level": "village", "parent": "长溪镇"}]
}
# A neighbour's village is not one's own.
> dong POST /api/v1/search
show households people divisions
{"text": "樟坳"}
< 200
{"households": [], "people": [], "divisions": []}
> dong POST /api/v1/search
show households
{"text": "何秀英"}
< 200
{"households": []}
# Who sees figures but no households finds none.
> wei POST /api/v1/search
show households divisions.name
{"text": "樟坳"}
< 200
{"households": [], "divisions": [{"name": "樟坳村"}]}
> wei POST /api/v1/search
show households
{"text": "何秀英"}
< 200
{"households": []}
> none POST /api/v1/search
{"text": "何秀英"}
< 403 access.outside
> nobody POST /api/v1/search
{"text": "何秀英"}
< 401 session.none
> bo POST /api/v1/search
{"text": " 　"}
< 422 search.text at /text
> bo POST /api/v1/search
{"texts": "何"}
< 400 json.missing at /text

check
verify
