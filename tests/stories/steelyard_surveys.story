# A survey is a record with a last day; what it asks of each village is a duty in its weeks

today 2013-05-10
person an posted resident_cadre 樟坳村 from 2013-01-01
person of posted organisation_office 云桥县 from 2013-01-01
> an RECORD survey1 survey_village_finance 樟坳村 2013-05-02 books_public=yes
< accepted
> of GET /api/v1/indicators/surveys_done/figure?year=2013
show value
< 200

> an RECORD survey2 survey_village_finance 樟坳村 2013-02-02 books_public=yes
< refused
today 2013-08-10
> an RECORD survey3 survey_village_finance 樟坳村 2013-08-02 books_public=yes
< refused
check
