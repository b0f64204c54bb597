# The headline figures tell their days, what they come to and whether it is what is wanted

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person of posted organisation_office 云桥县 from 2025-01-01
household 一号户 in 樟坳村
> an RECORD walk1 reception 樟坳村 2026-11-06 visitors=3 issue=低保 outcome=on_the_spot
< accepted
> an RECORD walk2 reception 樟坳村 2026-10-06 visitors=4 issue=低保 outcome=on_the_spot
< accepted
> of GET /api/v1/headlines
show as_of headlines.indicator.figure headlines.first headlines.past headlines.said headlines.meets_goal
< 200
{
  "as_of": "2026-11-24",
  "headlines": [
    {
      "indicator": {"figure": "FIG-01"},
      "first": "2026-11-01",
      "past": "2026-12-01",
      "said": "0 人",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-02"},
      "first": "2026-11-01",
      "past": "2026-12-01",
      "said": "1 人",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-03"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "7 人次",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-04"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 人次",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-05"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 人次",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-06"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 万元",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-07"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 件",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-08"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 起",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-09"},
      "first": "2026-11-01",
      "past": "2026-12-01",
      "said": "0 家",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-10"},
      "first": "2012-05-01",
      "past": "2026-11-25",
      "said": "0 亿元",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-13"},
      "first": "2026-11-01",
      "past": "2026-12-01",
      "said": "0%",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-14"},
      "first": "2025-01-01",
      "past": "2026-01-01",
      "said": "0 次",
      "meets_goal": false
    },
    {
      "indicator": {"figure": "FIG-16"},
      "first": "2025-01-01",
      "past": "2026-01-01",
      "said": "0 天",
      "meets_goal": false
    }
  ]
}

> of GET /api/v1/headlines?as_of=2026-10-31
show as_of headlines.indicator.name headlines.value
< 200
{
  "as_of": "2026-10-31",
  "headlines": [
    {"indicator": {"name": "agency_cadres"}, "value": 0},
    {"indicator": {"name": "stationed_cadres"}, "value": 1},
    {"indicator": {"name": "receptions"}, "value": 4},
    {"indicator": {"name": "down_visits"}, "value": 0},
    {"indicator": {"name": "pairings"}, "value": 0},
    {"indicator": {"name": "funds_arrived"}, "value": 0},
    {"indicator": {"name": "good_deeds"}, "value": 0},
    {"indicator": {"name": "disputes_handled"}, "value": 0},
    {"indicator": {"name": "specialised_households"}, "value": 0},
    {"indicator": {"name": "financing"}, "value": 0},
    {"indicator": {"name": "station_coverage"}, "value": 0},
    {"indicator": {"name": "least_visits"}, "value": 0},
    {"indicator": {"name": "least_station_days"}, "value": 0}
  ]
}

> an GET /api/v1/headlines?as_of=never
< 400 request.parameter at /as_of

> nobody GET /api/v1/headlines
< 401 session.none

