# A fact is of a day that has come, and a day long ago is asked about

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2010-01-01
household 一号户 in 樟坳村

> an RECORD visit1 household_visit 一号户 2026-11-25 channel=in_person met=family
< accepted
> an RECORD visit2 household_visit 一号户 2026-11-26 channel=in_person met=family
< refused fact.day.future at /commands/0/day
> an RECORD visit3 household_visit 一号户 2025-10-20 channel=in_person met=family
< accepted
> an RECORD visit4 household_visit 一号户 2025-10-19 channel=in_person met=family
< refused fact.day.long_ago at /commands/0/day
> an RECORD visit4 household_visit 一号户 2025-10-19 channel=in_person met=family confirmed=yes
< accepted
> an RECORD visit5 household_visit 一号户 2012-04-30 channel=in_person met=family confirmed=yes
< refused fact.day.early at /commands/0/day
> an RECORD visit6 household_visit 一号户 2026-11-20 channel=in_person met=family ends=yes
< refused fact.ends at /commands/0/ends
> an RECORD visit7 household_visit 一号户 2026-11-20 channel=in_person met=family colour=red
< refused fact.field.unknown at /commands/0/answers/colour
> an RECORD visit8 household_visit 一号户 2026-11-20 channel=in_person met=family mood=worried follow_up_on=2026-11-20
< refused fact.check at /commands/0/answers
> an RECORD visit9 no_such_kind 一号户 2026-11-20
< refused fact.kind.unknown at /commands/0/kind

check
