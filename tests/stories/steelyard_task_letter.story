# A task letter takes on the four loads; without them it is not signed

today 2026-11-24
person an posted resident_cadre 樟坳村 from 2025-01-01
> an RECORD letter1 task_letter an 2026-11-01 village={樟坳村} responsibilities=know,conflict loads=no
< refused fact.check at /commands/0/answers
> an RECORD letter2 task_letter an 2026-11-01 village={樟坳村} responsibilities=know,conflict,organisation,development loads=yes
< accepted
check
