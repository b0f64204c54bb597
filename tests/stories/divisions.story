# A division names what it is part of and its parts

today 2026-11-24
person an posted township_office 长溪镇 from 2025-01-01
person bo posted organisation_office 云桥县 from 2025-01-01

> an GET /api/v1/divisions/{长溪镇}
< 200
{
  "children": [
    {"code": "439923102200", "id": "{樟坳村}", "level": "village", "name": "樟坳村"},
    {"code": "439923102204", "id": "{东山村}", "level": "village", "name": "东山村"}
  ],
  "code": "439923102000",
  "id": "{长溪镇}",
  "level": "township",
  "name": "长溪镇",
  "parent": {"id": "{云桥县}", "name": "云桥县"}
}
> bo GET /api/v1/divisions/{云桥县}
show parent children.name
< 200
{"parent": null, "children": [{"name": "长溪镇"}, {"name": "白水乡"}]}
> an GET /api/v1/divisions/{云桥县}
< 403 access.outside
> an GET /api/v1/divisions/{nowhere}
< 404 division.unknown
> an GET /api/v1/divisions/439923102000
< 400 id.malformed
