# The forms are drawn from the kinds, lists and settings of the packs in force

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01

> an GET /api/v1/kinds
show digest facts.fact facts.title facts.field.name facts.field.type lists.list settings
< 200
{
  "digest": "{digest}",
  "facts": [
    {"fact": "empty_registration", "title": "空挂户"},
    {
      "fact": "household_away",
      "title": "举家外出",
      "field": [{"name": "where", "type": "text"}, {"name": "reached_by_phone", "type": "yes_no"}]
    },
    {
      "fact": "diary_entry",
      "title": "民情日记",
      "field": [
        {"name": "text", "type": "long_text"},
        {"name": "households", "type": "households"},
        {"name": "topics", "type": "choices"}
      ]
    },
    {
      "fact": "down_visit",
      "title": "主动下访",
      "field": [{"name": "people", "type": "count"}, {"name": "issues", "type": "text"}]
    },
    {
      "fact": "fund_entry",
      "title": "帮扶资金",
      "field": [
        {"name": "movement", "type": "choice"},
        {"name": "amount", "type": "money"},
        {"name": "fund", "type": "text"}
      ]
    },
    {
      "fact": "good_deed",
      "title": "好事实事",
      "field": [
        {"name": "what", "type": "text"},
        {"name": "cost", "type": "money"},
        {"name": "helps", "type": "choices"}
      ]
    },
    {
      "fact": "household_visit",
      "title": "入户走访",
      "field": [
        {"name": "channel", "type": "choice"},
        {"name": "met", "type": "choice"},
        {"name": "think", "type": "text"},
        {"name": "hope", "type": "text"},
        {"name": "doing", "type": "text"},
        {"name": "worry", "type": "text"},
        {"name": "need", "type": "text"},
        {"name": "topics", "type": "choices"},
        {"name": "mood", "type": "choice"},
        {"name": "follow_up_on", "type": "date"},
        {"name": "togethers", "type": "choices"},
        {"name": "left_behind", "type": "choices"}
      ]
    },
    {
      "fact": "kit_item",
      "title": "随身装备",
      "field": [{"name": "kind", "type": "choice"}, {"name": "contents", "type": "choices"}]
    },
    {
      "fact": "labour_event",
      "title": "同劳动、支农",
      "field": [{"name": "kind", "type": "choice"}, {"name": "people", "type": "count"}]
    },
    {
      "fact": "meal",
      "title": "同吃",
      "field": [{"name": "paid", "type": "money"}, {"name": "waived_note", "type": "text"}]
    },
    {
      "fact": "reception",
      "title": "接待来访",
      "field": [
        {"name": "visitors", "type": "count"},
        {"name": "issue", "type": "text"},
        {"name": "outcome", "type": "choice"}
      ]
    },
    {
      "fact": "specialised_household",
      "title": "种养专业户",
      "field": [
        {"name": "product", "type": "choice"},
        {"name": "scale", "type": "count"},
        {"name": "helper", "type": "person"}
      ]
    },
    {
      "fact": "station_day",
      "title": "群众工作日",
      "field": [{"name": "attendees", "type": "persons"}, {"name": "closing_note", "type": "text"}]
    },
    {"fact": "stay", "title": "同住"},
    {
      "fact": "village_basic",
      "title": "知基本情况",
      "field": [{"name": "farmland", "type": "count"}, {"name": "collective_income", "type": "money"}]
    }
  ],
  "lists": [
    {"list": "could_not_reason"},
    {"list": "five_bodies"},
    {"list": "bag_content"},
    {"list": "contact_channel"},
    {"list": "five_helps"},
    {"list": "five_togethers"},
    {"list": "fund_movement"},
    {"list": "kit_kind"},
    {"list": "labour_kind"},
    {"list": "mood"},
    {"list": "product"},
    {"list": "reception_outcome"},
    {"list": "topic"},
    {"list": "who_was_met"}
  ],
  "settings": {
    "cell.min": 5,
    "diary.correct_days": 7,
    "program.start": "2012-05-01",
    "visit.min": 2,
    "visit.pace_days": 30
  }
}

> an GET /api/v1/indicators
< 200
{
  "indicators": [
    {
      "goal": 100,
      "goal_is": "is",
      "name": "household_coverage",
      "per": ["year"],
      "source": ["ST-24"],
      "take": "share",
      "title": "入户全覆盖",
      "unit": "%"
    },
    {
      "name": "household_visits",
      "per": ["month", "year"],
      "source": ["ST-03", "ST-44"],
      "take": "count",
      "title": "入户走访次数",
      "unit": "次"
    }
  ]
}

> nobody GET /api/v1/kinds
< 401 session.none
