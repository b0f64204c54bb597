# Whoever asks sees the heads of the ledger, and keeps one; a receipt is one too

today 2026-11-23
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村

> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit1}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-20", "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of visit1}"},
  "receipts": [
    {
      "id": "{visit1}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit1}",
      "seq": "{seq of visit1}"
    }
  ]
}

today 2026-11-24
> an POST /api/v1/sync/push
{"commands": [
  {"command": "record_fact", "id": "{visit2}", "kind": "household_visit", "about": {"type": "household", "id": "{一号户}"},
   "day": "2026-11-23", "answers": {"channel": "in_person", "met": "family"}}]}
< 200
{
  "head": {"link": "{digest}", "seq": "{seq of visit2}"},
  "receipts": [
    {
      "id": "{visit2}",
      "link": "{digest}",
      "outcome": "accepted",
      "recorded_at": "{moment of visit2}",
      "seq": "{seq of visit2}"
    }
  ]
}

> an GET /api/v1/head
< 200
{"link": "{digest}", "recorded_at": "{moment of visit2}", "seq": "{seq of visit2}"}

> nobody GET /api/v1/heads/439923
< 200
{
  "county": 439923,
  "days": [{"day": "2026-11-23", "link": "{digest}", "recorded_at": "{moment of visit1}", "seq": "{seq of visit1}"}],
  "head": {"link": "{digest}", "recorded_at": "{moment of visit2}", "seq": "{seq of visit2}"},
  "name": "云桥县"
}

> nobody GET /api/v1/heads/439999
< 404 county.unknown

> nobody GET /ledger/439923
< 200
"<!doctype html>\u000a<html lang=\"zh-CN\">\u000a<meta charset=\"utf-8\">\u000a<meta name=\"viewport\" content=\"width=device-width\">\u000a<link rel=\"stylesheet\" href=\"/ledger.css\">\u000a<title>云桥县的账头</title>\u000a<main>\u000a<h1>云桥县的账头</h1>\u000a<p>把其中任一行（第几条、链值）抄在纸上或存成文件，放到管理员够不着的地方；日后请人执行 <code>chengxin verify --head 文件</code>，或用 <code>tools/verify_ledger.py</code> 查验导出的账本：那一条和它以前的记录，哪怕改动一个字，都会被指出来。</p>\u000a<table>\u000a<tr><th>时间</th><th>第几条</th><th>链值</th></tr>\u000a<tr><th scope=\"row\">现在</th><td>13</td><td><code>{digest}</code></td></tr>\u000a<tr><th scope=\"row\">2026-11-23 止</th><td>12</td><td><code>{digest}</code></td></tr>\u000a</table>\u000a<p>同样的内容，供程序读取：<a href=\"/api/v1/heads/439923\">JSON</a></p>\u000a</main>\u000a</html>\u000a"
> nobody GET /ledger/439999
< 404 county.unknown
