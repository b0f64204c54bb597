# A survey is a record with a first and a last day; what it asks of each village is a duty in its weeks

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2013-01-01
person of posted organisation_office 云桥县 from 2013-01-01
> an RECORD survey1 survey_village_finance 樟坳村 2013-05-02 books_public=yes confirmed=yes
< accepted
> of GET /api/v1/indicators/surveys_done/figure?year=2013
show value
< 200
{"value": 1}

> an RECORD survey2 survey_village_finance 樟坳村 2013-02-02 books_public=yes confirmed=yes
< refused fact.day.early at /commands/0/day
> an RECORD survey3 survey_village_finance 樟坳村 2013-08-02 books_public=yes confirmed=yes
< refused fact.day.late at /commands/0/day
> an RECORD survey4 survey_land_transfer 樟坳村 2013-10-02 transferred=40 written=yes confirmed=yes
< accepted
> of GET /api/v1/indicators/land_surveys/figure?year=2013&as_of=2013-12-20
show value top bottom
< 200
{"value": null, "top": 0, "bottom": 0}

check
