-- Cells that sum other cells, so that a county's year is read in a few hundred rows whatever its villages:
-- month = -year: all months of the year at the place; month = 1000000 + month: the month over all places, place 0.
-- source: docs/adr/0010-figures.md
insert into cell (tenant, stream, month, place, split, n)
select tenant, stream, 0 - month / 12, place, split, cast(sum(n) as bigint)
from cell where month >= 0 group by tenant, stream, month / 12, place, split;
insert into cell (tenant, stream, month, place, split, n)
select tenant, stream, 1000000 + month, 0, split, cast(sum(n) as bigint)
from cell where month >= 0 group by tenant, stream, month, split;
