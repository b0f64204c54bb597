# Papers are handed to whoever may have them; to others it is said what to do

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
person wen posted township_office 长溪镇 from 2025-01-01
person gao posted county_leader 云桥县 from 2025-01-01
person li
household 一号户 in 樟坳村
household 二号户 in 樟坳村 group=三组

> an RECORD visit1 household_visit 一号户 2026-03-01 channel=in_person met=family
< accepted

> an GET /api/v1/indicators/household_coverage/figure.xlsx
< 200
> an GET /api/v1/indicators/household_coverage/figure.pdf?month=2026-03
< 200
> gao GET /api/v1/indicators/household_visits/facts.xlsx
< 200
> wen GET /api/v1/indicators/household_coverage/households.xlsx?standing=open
< 200
> wen GET /api/v1/indicators/household_coverage/households.xlsx?standing=done
< 400 request.parameter at /standing
> li GET /api/v1/indicators/household_visits/facts.xlsx
< 403 access.outside
> an GET /api/v1/indicators/nothing/facts.xlsx
< 404 indicator.unknown

> an GET /api/v1/papers/annual_report.docx
< 200
> li GET /api/v1/papers/annual_report.pdf?year=2025
< 200
> an GET /api/v1/papers/annual_report.pdf?year=12
< 400 request.parameter at /year
> an GET /api/v1/papers/task_letter.docx
< 200
> wen GET /api/v1/papers/task_letter.pdf?person={an}
< 200
> an GET /api/v1/papers/task_letter.pdf?person={wen}
< 403 access.outside at /person
> wen GET /api/v1/papers/task_letter.pdf?person={一号户}
< 404 subject.unknown at /person
> li GET /api/v1/papers/task_letter.pdf
< 404 paper.no_post at /person

> an GET /api/v1/papers/visit_list.pdf
< 200
> wen GET /api/v1/papers/visit_list.pdf?division={樟坳村}&group=三组
< 200
> wen GET /api/v1/papers/visit_list.pdf?division={樟坳村}&group=九组
< 404 paper.nobody at /group
> wen GET /api/v1/papers/visit_list.pdf
< 400 paper.village at /division
> gao GET /api/v1/papers/visit_list.pdf?division={樟坳村}
< 403 access.outside

> gao GET /api/v1/papers/work_day_sheet.pdf?division={樟坳村}&day=2026-12-06
< 200
> an GET /api/v1/papers/work_day_sheet.pdf?day=6
< 400 request.parameter at /day
> an GET /api/v1/papers/station_calendar.ics?year=2027
< 200
> an GET /api/v1/papers/station_calendar.ics?division={石门村}
< 403 access.outside
> nobody GET /api/v1/papers/station_calendar.ics
< 401 session.none
