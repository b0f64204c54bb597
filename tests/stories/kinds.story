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
    {"fact": "hardship_household", "title": "困难户(监测对象)", "field": [{"name": "kind", "type": "choice"}]},
    {
      "fact": "household_away",
      "title": "举家外出",
      "field": [{"name": "where", "type": "text"}, {"name": "reached_by_phone", "type": "yes_no"}]
    },
    {
      "fact": "annual_report",
      "title": "民情报告",
      "field": [{"name": "text", "type": "long_text"}, {"name": "suggestions", "type": "text"}]
    },
    {"fact": "contact_card", "title": "便民联系卡送达", "field": [{"name": "sheet", "type": "text"}]},
    {
      "fact": "development_progress",
      "title": "经济社会发展进展",
      "field": [{"name": "text", "type": "long_text"}, {"name": "stage", "type": "choice"}]
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
      "fact": "dispute_handled",
      "title": "调处矛盾纠纷",
      "field": [
        {"name": "kind", "type": "choice"},
        {"name": "outcome", "type": "choice"},
        {"name": "owner", "type": "person"},
        {"name": "what", "type": "text"}
      ]
    },
    {
      "fact": "down_visit",
      "title": "主动下访",
      "field": [
        {"name": "people", "type": "count"},
        {"name": "issues", "type": "text"},
        {"name": "topics", "type": "choices"}
      ]
    },
    {
      "fact": "financing",
      "title": "企业项目融资",
      "field": [
        {"name": "bank", "type": "text"},
        {"name": "project", "type": "text"},
        {"name": "amount", "type": "money"}
      ]
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
      "fact": "help_action",
      "title": "帮扶困难群众",
      "field": [{"name": "what", "type": "text"}, {"name": "cost", "type": "money"}]
    },
    {
      "fact": "honour",
      "title": "先进单位和个人",
      "field": [
        {"name": "title", "type": "text"},
        {"name": "level", "type": "choice"},
        {"name": "issuer", "type": "text"},
        {"name": "document", "type": "text"}
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
      "field": [
        {"name": "kind", "type": "choice"},
        {"name": "people", "type": "count"},
        {"name": "hours", "type": "count"},
        {"name": "unit", "type": "unit"}
      ]
    },
    {
      "fact": "meal",
      "title": "同吃",
      "field": [{"name": "paid", "type": "money"}, {"name": "waived_note", "type": "text"}]
    },
    {"fact": "organisation_progress", "title": "基层组织建设进展", "field": [{"name": "text", "type": "long_text"}]},
    {
      "fact": "plan_contribution",
      "title": "帮谋发展思路",
      "field": [{"name": "what", "type": "text"}, {"name": "people", "type": "count"}]
    },
    {
      "fact": "project_help",
      "title": "帮争项目资金",
      "field": [
        {"name": "name", "type": "text"},
        {"name": "stage", "type": "choice"},
        {"name": "amount", "type": "money"},
        {"name": "approval", "type": "text"}
      ]
    },
    {
      "fact": "reception",
      "title": "接待来访",
      "field": [
        {"name": "visitors", "type": "count"},
        {"name": "issue", "type": "text"},
        {"name": "outcome", "type": "choice"},
        {"name": "topics", "type": "choices"}
      ]
    },
    {
      "fact": "recognition",
      "title": "肯定与推介",
      "field": [
        {"name": "kind", "type": "choice"},
        {"name": "level", "type": "choice"},
        {"name": "where", "type": "text"}
      ]
    },
    {
      "fact": "reserve_candidate",
      "title": "村级后备干部",
      "field": [{"name": "village", "type": "division"}, {"name": "status", "type": "choice"}]
    },
    {
      "fact": "rule_document",
      "title": "村级制度",
      "field": [
        {"name": "kind", "type": "choice"},
        {"name": "adopted_on", "type": "date"},
        {"name": "by_assembly", "type": "yes_no"}
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
    {"fact": "stay", "title": "同住", "field": [{"name": "bedding", "type": "yes_no"}]},
    {
      "fact": "survey_land_transfer",
      "title": "专题调研：农村产权流转",
      "field": [
        {"name": "transferred", "type": "count"},
        {"name": "written", "type": "yes_no"},
        {"name": "finding", "type": "text"}
      ]
    },
    {
      "fact": "survey_village_finance",
      "title": "专题调研：村级财务管理",
      "field": [{"name": "books_public", "type": "yes_no"}, {"name": "finding", "type": "text"}]
    },
    {
      "fact": "task_letter",
      "title": "任务书",
      "field": [
        {"name": "village", "type": "division"},
        {"name": "responsibilities", "type": "choices"},
        {"name": "loads", "type": "yes_no"}
      ]
    },
    {
      "fact": "training",
      "title": "传授实用技术",
      "field": [
        {"name": "topic", "type": "choice"},
        {"name": "people", "type": "count"},
        {"name": "trainer", "type": "text"}
      ]
    },
    {
      "fact": "venue",
      "title": "活动阵地",
      "field": [
        {"name": "kind", "type": "choice"},
        {"name": "area", "type": "count"},
        {"name": "condition", "type": "choice"},
        {"name": "hours", "type": "text"}
      ]
    },
    {
      "fact": "village_basic",
      "title": "知基本情况",
      "field": [
        {"name": "farmland", "type": "count"},
        {"name": "groups", "type": "count"},
        {"name": "party_members", "type": "count"},
        {"name": "collective_income", "type": "money"}
      ]
    },
    {
      "fact": "village_plan",
      "title": "发展规划",
      "field": [
        {"name": "title", "type": "text"},
        {"name": "goals", "type": "long_text"},
        {"name": "adopted", "type": "yes_no"}
      ]
    },
    {
      "fact": "village_priorities",
      "title": "知工作重点",
      "field": [
        {"name": "first_one", "type": "text"},
        {"name": "second_one", "type": "text"},
        {"name": "third_one", "type": "text"},
        {"name": "others", "type": "text"}
      ]
    },
    {
      "fact": "voice",
      "title": "群众的话",
      "field": [{"name": "text", "type": "text"}, {"name": "consents", "type": "yes_no"}]
    }
  ],
  "lists": [
    {"list": "could_not_reason"},
    {"list": "five_bodies"},
    {"list": "hardship_kind"},
    {"list": "leave_kind"},
    {"list": "bag_content"},
    {"list": "condition"},
    {"list": "contact_channel"},
    {"list": "dispute_kind"},
    {"list": "dispute_outcome"},
    {"list": "five_helps"},
    {"list": "five_togethers"},
    {"list": "four_responsibilities"},
    {"list": "fund_movement"},
    {"list": "honour_level"},
    {"list": "kit_kind"},
    {"list": "labour_kind"},
    {"list": "mood"},
    {"list": "product"},
    {"list": "project_stage"},
    {"list": "reception_outcome"},
    {"list": "recognition_kind"},
    {"list": "reserve_status"},
    {"list": "rule_kind"},
    {"list": "survey_topic"},
    {"list": "topic"},
    {"list": "training_topic"},
    {"list": "venue_kind"},
    {"list": "who_was_met"}
  ],
  "settings": {
    "cell.min": 5,
    "diary.correct_days": 7,
    "priorities.stale_days": 366,
    "profile.stale_days": 180,
    "program.start": "2012-05-01",
    "station.days": [6, 7],
    "visit.min": 2,
    "visit.pace_days": 30
  }
}

> an GET /api/v1/indicators
< 200
{
  "indicators": [
    {
      "figure": "FIG-01",
      "goal": 2015,
      "goal_is": "is",
      "name": "agency_cadres",
      "per": ["month", "year", "ever"],
      "source": ["ST-15"],
      "take": "stock",
      "title": "下沉机关党员干部",
      "unit": "人"
    },
    {
      "goal": 100,
      "goal_is": "is",
      "name": "annual_reports",
      "per": ["year"],
      "source": ["ST-57"],
      "take": "share",
      "title": "民情报告完成率",
      "unit": "%"
    },
    {
      "name": "cards_current",
      "per": ["month", "year", "ever"],
      "source": ["ST-12", "ST-25"],
      "take": "stock",
      "title": "持有联系卡的户",
      "unit": "户"
    },
    {
      "name": "contacts_by_channel",
      "per": ["month", "year", "ever"],
      "source": ["ST-03"],
      "take": "count",
      "title": "联系方式",
      "unit": "次"
    },
    {
      "goal": 100,
      "goal_is": "is",
      "name": "development_reports",
      "per": ["year"],
      "source": ["ST-22"],
      "take": "share",
      "title": "发展进展说明",
      "unit": "%"
    },
    {
      "name": "diaries",
      "per": ["month", "year", "ever"],
      "source": ["ST-13", "ST-56"],
      "take": "count",
      "title": "民情日记",
      "unit": "篇"
    },
    {
      "name": "diary_keepers",
      "per": ["month", "year"],
      "source": ["ST-56"],
      "take": "distinct",
      "title": "记日记的干部",
      "unit": "人"
    },
    {
      "figure": "FIG-08",
      "goal": 110,
      "goal_is": "more_than",
      "name": "disputes_handled",
      "per": ["month", "year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-82", "ST-70", "ST-20"],
      "take": "count",
      "title": "协调处理矛盾纠纷",
      "unit": "起"
    },
    {
      "figure": "FIG-04",
      "goal": 11200,
      "goal_is": "more_than",
      "name": "down_visits",
      "per": ["month", "year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-76"],
      "take": "sum",
      "title": "主动下访",
      "unit": "人次"
    },
    {
      "figure": "FIG-10",
      "goal": 10000000000,
      "goal_is": "about",
      "goal_within": "5/100",
      "name": "financing",
      "per": ["year", "ever"],
      "shown_in": "亿元",
      "since": "2012-05-01",
      "source": ["ST-84"],
      "take": "sum",
      "title": "企业项目融资",
      "unit": "分"
    },
    {
      "figure": "FIG-06",
      "goal": 1450000000,
      "goal_is": "more_than",
      "name": "funds_arrived",
      "per": ["month", "year", "ever"],
      "shown_in": "万元",
      "since": "2012-05-01",
      "source": ["ST-80"],
      "take": "sum",
      "title": "落实帮扶资金",
      "unit": "分"
    },
    {
      "figure": "FIG-07",
      "goal": 2870,
      "goal_is": "more_than",
      "name": "good_deeds",
      "per": ["month", "year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-81"],
      "take": "count",
      "title": "好事实事",
      "unit": "件"
    },
    {
      "name": "hardship_households",
      "per": ["month", "year", "ever"],
      "source": ["ST-61"],
      "take": "stock",
      "title": "困难户",
      "unit": "户"
    },
    {
      "name": "helps_given",
      "per": ["month", "year", "ever"],
      "source": ["ST-71"],
      "take": "count",
      "title": "帮扶困难群众",
      "unit": "次"
    },
    {
      "name": "honours",
      "per": ["year", "ever"],
      "source": ["ST-103"],
      "take": "count",
      "title": "先进单位和个人",
      "unit": "项"
    },
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
    },
    {
      "name": "labour_people",
      "per": ["month", "year", "ever"],
      "source": ["ST-32", "ST-45", "ST-46"],
      "take": "sum",
      "title": "同劳动",
      "unit": "人次"
    },
    {
      "name": "land_surveys",
      "per": ["year"],
      "source": ["ST-68"],
      "take": "share",
      "title": "产权流转调研到位率",
      "unit": "%"
    },
    {
      "figure": "FIG-16",
      "goal": 24,
      "goal_is": "at_least",
      "name": "least_station_days",
      "per": ["year"],
      "source": ["ST-37"],
      "take": "least",
      "title": "每站群众工作日(最少的站)",
      "unit": "天"
    },
    {
      "figure": "FIG-14",
      "goal": 2,
      "goal_is": "at_least",
      "name": "least_visits",
      "per": ["year"],
      "source": ["ST-44"],
      "take": "least",
      "title": "每户走访次数(最低户)",
      "unit": "次"
    },
    {
      "name": "meals",
      "per": ["month", "year", "ever"],
      "source": ["ST-33", "ST-45"],
      "take": "count",
      "title": "同吃",
      "unit": "次"
    },
    {
      "name": "meals_paid",
      "per": ["month", "year", "ever"],
      "shown_in": "元",
      "source": ["ST-33"],
      "take": "sum",
      "title": "伙食费",
      "unit": "分"
    },
    {
      "name": "nights",
      "per": ["month", "year", "ever"],
      "source": ["ST-34", "ST-45"],
      "take": "count",
      "title": "同住",
      "unit": "晚"
    },
    {
      "name": "opinions",
      "per": ["month", "year", "ever"],
      "source": ["ST-60", "ST-50"],
      "take": "count",
      "title": "五问话题",
      "unit": "次"
    },
    {
      "goal": 100,
      "goal_is": "is",
      "name": "organisation_reports",
      "per": ["year"],
      "source": ["ST-21"],
      "take": "share",
      "title": "组织建设进展说明",
      "unit": "%"
    },
    {
      "figure": "FIG-05",
      "goal": 2980,
      "goal_is": "is",
      "name": "pairings",
      "per": ["year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-79"],
      "take": "count",
      "title": "帮扶对子",
      "unit": "人次"
    },
    {
      "name": "plan_contributions",
      "per": ["month", "year", "ever"],
      "source": ["ST-74"],
      "take": "count",
      "title": "出谋划策",
      "unit": "次"
    },
    {
      "name": "project_money",
      "per": ["month", "year", "ever"],
      "source": ["ST-73"],
      "take": "stock",
      "title": "争取项目资金",
      "unit": "个"
    },
    {
      "figure": "FIG-03",
      "goal": 3000,
      "goal_is": "more_than",
      "name": "receptions",
      "per": ["month", "year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-75", "ST-39"],
      "take": "sum",
      "title": "接待群众来访",
      "unit": "人次"
    },
    {
      "name": "receptions_solved",
      "per": ["month", "year", "ever"],
      "since": "2012-05-01",
      "source": ["ST-77", "ST-40"],
      "take": "sum",
      "title": "当场解决",
      "unit": "人次"
    },
    {
      "name": "recognitions",
      "per": ["year", "ever"],
      "source": ["ST-104"],
      "take": "count",
      "title": "肯定与推介",
      "unit": "次"
    },
    {
      "name": "reserve_candidates",
      "per": ["year", "ever"],
      "source": ["ST-91"],
      "take": "stock",
      "title": "后备干部",
      "unit": "人"
    },
    {
      "name": "rule_documents",
      "per": ["year", "ever"],
      "source": ["ST-94"],
      "take": "stock",
      "title": "村级制度",
      "unit": "项"
    },
    {
      "name": "solved_on_the_spot",
      "per": ["month", "year", "ever"],
      "source": ["ST-77"],
      "take": "share",
      "title": "当场解决率",
      "unit": "%"
    },
    {
      "figure": "FIG-09",
      "goal": 1600,
      "goal_is": "more_than",
      "name": "specialised_households",
      "per": ["month", "year", "ever"],
      "source": ["ST-83"],
      "take": "stock",
      "title": "种养专业户",
      "unit": "家"
    },
    {
      "figure": "FIG-13",
      "goal": 100,
      "goal_is": "is",
      "name": "station_coverage",
      "per": ["month", "year"],
      "source": ["ST-35", "ST-36"],
      "take": "share",
      "title": "工作站覆盖",
      "unit": "%"
    },
    {
      "goal": 100,
      "goal_is": "is",
      "name": "station_days",
      "per": ["month", "year"],
      "source": ["ST-37"],
      "take": "share",
      "title": "群众工作日到位率",
      "unit": "%"
    },
    {
      "name": "station_days_held",
      "per": ["month", "year", "ever"],
      "source": ["ST-37"],
      "take": "count",
      "title": "开展群众工作日",
      "unit": "天"
    },
    {
      "figure": "FIG-02",
      "goal": 400,
      "goal_is": "more_than",
      "name": "stationed_cadres",
      "per": ["month", "year", "ever"],
      "source": ["ST-42"],
      "take": "stock",
      "title": "驻村联村干部",
      "unit": "人"
    },
    {
      "name": "stations",
      "per": ["month", "year", "ever"],
      "source": ["ST-35"],
      "take": "stock",
      "title": "工作站数",
      "unit": "个"
    },
    {
      "name": "surveys_done",
      "per": ["year", "ever"],
      "source": ["ST-58", "ST-68"],
      "take": "count",
      "title": "专题调研",
      "unit": "份"
    },
    {
      "name": "township_cadres",
      "per": ["month", "year", "ever"],
      "source": ["ST-16"],
      "take": "stock",
      "title": "下沉乡镇干部",
      "unit": "人"
    },
    {
      "name": "trained_people",
      "per": ["month", "year", "ever"],
      "source": ["ST-72"],
      "take": "sum",
      "title": "传授实用技术",
      "unit": "人次"
    },
    {
      "name": "units_at_work",
      "per": ["year"],
      "source": ["ST-46"],
      "take": "distinct",
      "title": "参加支农的单位",
      "unit": "个"
    },
    {
      "name": "venues",
      "per": ["year", "ever"],
      "source": ["ST-92"],
      "take": "stock",
      "title": "活动阵地",
      "unit": "处"
    },
    {
      "goal": 100,
      "goal_is": "is",
      "name": "village_coverage",
      "per": ["month", "year"],
      "source": ["ST-23"],
      "take": "share",
      "title": "村村有干部",
      "unit": "%"
    },
    {
      "name": "village_plans",
      "per": ["month", "year", "ever"],
      "source": ["ST-78"],
      "take": "stock",
      "title": "有发展规划的村",
      "unit": "个"
    },
    {
      "name": "village_profiles",
      "per": ["month", "year", "ever"],
      "source": ["ST-59", "ST-19", "ST-66"],
      "take": "stock",
      "title": "村情完整的村",
      "unit": "个"
    },
    {
      "name": "villages",
      "per": ["month", "year", "ever"],
      "source": ["ST-35"],
      "take": "stock",
      "title": "实有村(社区)数",
      "unit": "个"
    },
    {
      "name": "villages_reached",
      "per": ["month", "year", "ever"],
      "source": ["ST-23", "ST-02"],
      "take": "stock",
      "title": "有下派干部的村",
      "unit": "个"
    },
    {
      "name": "visits_of_household",
      "per": ["year"],
      "source": ["ST-44"],
      "take": "count",
      "title": "本户当面走访次数",
      "unit": "次"
    },
    {
      "name": "visits_with_words",
      "per": ["month", "year", "ever"],
      "source": ["ST-50", "ST-51", "ST-52", "ST-53", "ST-54"],
      "take": "count",
      "title": "记下群众话的走访",
      "unit": "次"
    },
    {
      "name": "voices",
      "per": ["month", "year", "ever"],
      "source": ["ST-47"],
      "take": "count",
      "title": "群众的话",
      "unit": "条"
    }
  ]
}

> nobody GET /api/v1/kinds
< 401 session.none
