# Five questions may be asked and each may be left out; what people speak of is counted by topic

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
household 一号户 in 樟坳村
household 二号户 in 樟坳村
> an RECORD visit1 household_visit 一号户 2026-11-20 channel=in_person met=family think=修老屋 hope=通路 doing=养蜂 worry=橘子卖不出 need=油茶苗 topics=road,income
< accepted
> an RECORD visit2 household_visit 二号户 2026-11-20 channel=in_person met=family
< accepted
> an GET /api/v1/indicators/visits_with_words/figure?year=2026
show value
< 200
{"value": 1}

> an GET /api/v1/indicators/opinions/figure?year=2026
show value splits
< 200
{
  "value": 2,
  "splits": [{"option": "road", "title": "道路", "value": 1}, {"option": "income", "title": "增收销路", "value": 1}]
}

check
