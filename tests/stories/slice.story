# A phone carries its own villages' households, and asks for them again only when something changed

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person cai posted resident_cadre 东山村 from 2025-01-01
person bo posted township_office 长溪镇 from 2025-01-01
household 一号户 in 樟坳村 head=何秀英 phone=12012345678 address=樟坳村三组12号
household 二号户 in 东山村 head=刘大山

> an GET /api/v1/slice
keep ETag as version
< 200
{
  "as_of": "2026-11-24",
  "colleagues": [{"id": "{an}", "name": "an", "places": ["{樟坳村}"]}],
  "duty": {
    "name": "visit_every_household",
    "source": ["ST-44", "ST-24"],
    "span_first": "2026-01-01",
    "span_past": "2027-01-01",
    "times": 2,
    "title": "每户每年走访两次"
  },
  "households": [
    {
      "address": "樟坳村三组12号",
      "away": false,
      "facts": [],
      "group": "",
      "head": "何秀英",
      "id": "{一号户}",
      "last_visit": null,
      "members": 4,
      "owed_by": [{"id": "{an}", "name": "an"}],
      "phone": "120****5678",
      "registered": true,
      "state": "open",
      "village": {"code": "439923102200", "id": "{樟坳村}", "name": "樟坳村"},
      "visit_days": [],
      "why": "今年还没有走访，要走访 2 次"
    }
  ],
  "mine": [],
  "places": [
    {
      "code": "439923102200",
      "facts": [],
      "id": "{樟坳村}",
      "kinds": [
        "contact_card",
        "development_progress",
        "diary_entry",
        "dispute_handled",
        "down_visit",
        "empty_registration",
        "fund_entry",
        "good_deed",
        "hardship_household",
        "help_action",
        "household_away",
        "household_visit",
        "labour_event",
        "meal",
        "organisation_progress",
        "plan_contribution",
        "project_help",
        "reception",
        "rule_document",
        "specialised_household",
        "station_day",
        "stay",
        "survey_land_transfer",
        "survey_village_finance",
        "training",
        "venue",
        "village_basic",
        "village_plan",
        "village_priorities",
        "voice"
      ],
      "level": "village",
      "name": "樟坳村"
    }
  ],
  "self": {"facts": [], "id": "{an}", "kinds": ["annual_report", "kit_item", "task_letter"], "name": "an"},
  "seq": "{seq}",
  "villages": [{"code": "439923102200", "id": "{樟坳村}", "level": "village", "name": "樟坳村", "township": "长溪镇"}]
}
> an GET /api/v1/slice
with If-None-Match: {version}
< 304

> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=孙子上学
< accepted
> an GET /api/v1/slice
with If-None-Match: {version}
keep ETag as later
show seq households.head households.visit_days households.facts.id
< 200
{
  "seq": "{seq of visit1}",
  "households": [{"head": "何秀英", "visit_days": ["2026-11-20"], "facts": [{"id": "{visit1}"}]}]
}

# The next day says something else, too.
> an GET /api/v1/slice
with If-None-Match: {later}
< 304
today 2026-11-25
> an GET /api/v1/slice
with If-None-Match: {later}
show as_of
< 200
{"as_of": "2026-11-25"}

# Another cadre on the same phone gets her own.
> an GET /api/v1/slice
show as_of
keep ETag as latest
< 200
{"as_of": "2026-11-25"}
> cai GET /api/v1/slice
with If-None-Match: {latest}
show households.head
< 200
{"households": [{"head": "刘大山"}]}

# An office visits nobody and carries nothing.
> bo GET /api/v1/slice
< 403 access.outside
