# What is measured is what came of the work: no figure is of clicks, log-ins or time

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
> of GET /api/v1/indicators
show indicators.name
< 200
{
  "indicators": [
    {"name": "agency_cadres"},
    {"name": "annual_reports"},
    {"name": "cards_current"},
    {"name": "contacts_by_channel"},
    {"name": "development_reports"},
    {"name": "diaries"},
    {"name": "diary_keepers"},
    {"name": "disputes_handled"},
    {"name": "down_visits"},
    {"name": "financing"},
    {"name": "funds_arrived"},
    {"name": "good_deeds"},
    {"name": "hardship_households"},
    {"name": "helps_given"},
    {"name": "honours"},
    {"name": "household_coverage"},
    {"name": "household_visits"},
    {"name": "labour_people"},
    {"name": "land_surveys"},
    {"name": "least_station_days"},
    {"name": "least_visits"},
    {"name": "meals"},
    {"name": "meals_paid"},
    {"name": "nights"},
    {"name": "opinions"},
    {"name": "organisation_reports"},
    {"name": "pairings"},
    {"name": "plan_contributions"},
    {"name": "project_money"},
    {"name": "receptions"},
    {"name": "receptions_solved"},
    {"name": "recognitions"},
    {"name": "reserve_candidates"},
    {"name": "rule_documents"},
    {"name": "solved_on_the_spot"},
    {"name": "specialised_households"},
    {"name": "station_coverage"},
    {"name": "station_days"},
    {"name": "station_days_held"},
    {"name": "stationed_cadres"},
    {"name": "stations"},
    {"name": "surveys_done"},
    {"name": "township_cadres"},
    {"name": "trained_people"},
    {"name": "units_at_work"},
    {"name": "venues"},
    {"name": "village_coverage"},
    {"name": "village_plans"},
    {"name": "village_profiles"},
    {"name": "villages"},
    {"name": "villages_reached"},
    {"name": "visits_of_household"},
    {"name": "visits_with_words"},
    {"name": "voices"}
  ]
}

check
