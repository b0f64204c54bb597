# Who signs in is told who she is, where she works and which shell is hers

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
posting an liaison_cadre 东山村 from 2024-01-01 until 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
person cai
account an 439923.an 秤砣虽小能压千斤不信试试

> nobody POST /api/v1/session
{"login": "439923.an", "password": "秤砣虽小能压千斤不信试试"}
< 200
{
  "county": {"code": "439923000000", "id": "{云桥县}", "name": "云桥县"},
  "demo": true,
  "person": {"id": "{an}", "name": "an"},
  "roles": [{"place": {"id": "{樟坳村}", "level": "village", "name": "樟坳村"}, "role": "resident_cadre", "title": "驻村干部"}],
  "shell": "field",
  "today": "2026-11-24"
}
> nobody POST /api/v1/session
{"login": "439923.an", "password": "不知道不知道不知道"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439924.an", "password": "秤砣虽小能压千斤不信试试"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.an"}
< 400 json.missing at /password

> bo GET /api/v1/session
show shell roles
< 200
{
  "shell": "desk",
  "roles": [
    {
      "place": {"id": "{长溪镇}", "level": "township", "name": "长溪镇"},
      "role": "township_office",
      "title": "乡镇办公室"
    }
  ]
}
> cai GET /api/v1/session
show shell roles demo
< 200
{"shell": "desk", "roles": [], "demo": true}
> cai GET /api/v1/indicators
< 403 access.outside

> an DELETE /api/v1/session
< 204
> an GET /api/v1/session
< 401 session.none
> an DELETE /api/v1/session
< 401 session.none

# After five wrong passwords the login has to wait.
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 401 session.refused
> nobody POST /api/v1/session
{"login": "439923.bo", "password": "一二三四五六七八九十"}
< 429 session.slow_down
