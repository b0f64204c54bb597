# A command that cannot be read or is refused does not hold up the others of its batch

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-20", "answers": {"channel": "in_person", "met": "family"}},
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-12-20", "answers": {"channel": "in_person", "met": "family"}},
  {"command": "record_fact", "id": "{visit3}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-31", "answers": {"channel": "in_person", "met": "family"}},
  {"command": "erase_sealed", "id": "{erasure}", "about": {"type": "household", "id": "{一号户}"}, "day": "2026-11-24",
   "reason": "不该从这里来"},
  {"command": "record_fact", "id": "{visit4}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-21", "answers": {"channel": "pigeon"}},
  {"command": "record_fact", "id": "{visit5}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-22", "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of visit5}"},
  "receipts": [
    {
      "id": "{visit1}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}"
    },
    {
      "id": "{visit2}",
      "outcome": "refused",
      "problem": {
        "at": "/commands/1/day",
        "code": "fact.day.future",
        "detail": "日期 2026-12-20 还没有到，请改成事情发生的那一天。",
        "status": 422,
        "title": "内容不符合要求",
        "type": "about:blank"
      }
    },
    {
      "id": "{visit3}",
      "outcome": "refused",
      "problem": {
        "at": "/commands/2/day",
        "code": "json.wrong_type",
        "detail": "此处应是日期，写成 2026-11-23 的样子。",
        "status": 400,
        "title": "请求无法理解",
        "type": "about:blank"
      }
    },
    {
      "id": "{erasure}",
      "outcome": "refused",
      "problem": {
        "at": "/commands/3/command",
        "code": "command.unknown",
        "detail": "没有这种操作，请更新应用后再试。",
        "status": 422,
        "title": "内容不符合要求",
        "type": "about:blank"
      }
    },
    {
      "id": "{visit4}",
      "outcome": "refused",
      "problem": {
        "at": "/commands/4/answers/channel",
        "code": "fact.field.option",
        "detail": "“方式”没有这个选项，请重新选择。",
        "status": 422,
        "title": "内容不符合要求",
        "type": "about:blank"
      }
    },
    {
      "id": "{visit5}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit5}"
    }
  ]
}

> an GET /api/v1/households/{一号户}
show visit_days
< 200
{"visit_days": ["2026-11-20", "2026-11-22"]}

# One without an id spoils the batch: nobody could be told of it.
> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit6}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-23", "answers": {"channel": "in_person", "met": "family"}},
  {"command": "record_fact", "kind": "household_visit"}]}
< 400 json.missing at /commands/1/id
> an POST /api/v1/sync/push
{"commands": []}
< 400 json.wrong_type at /commands
> an POST /api/v1/sync/push
{"orders": []}
< 400 json.missing at /commands
> an POST /api/v1/sync/push
["commands"]
< 400 json.wrong_type
> an POST /api/v1/sync/push
with Content-Type: text/plain
{"commands": []}
< 415 request.content_type
> an POST /api/v1/sync/push
with Origin: https://elsewhere.test
{"commands": []}
< 403 request.cross_site
> an GET /api/v1/sync/push
< 405 route.method
> an GET /api/v1/sync/pull
< 404 route.missing

> an GET /api/v1/households/{一号户}
show visit_days
< 200
{"visit_days": ["2026-11-20", "2026-11-22"]}

check
