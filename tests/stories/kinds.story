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
    }
  ],
  "lists": [
    {"list": "could_not_reason"},
    {"list": "five_bodies"},
    {"list": "bag_content"},
    {"list": "contact_channel"},
    {"list": "five_togethers"},
    {"list": "mood"},
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
