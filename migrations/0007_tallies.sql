-- Spans of a duty are years or parts of years; links are asked for by kind; what is told apart is tallied.
alter table duty_span rename column year to span;

create index link_by_kind on link (tenant, kind, first, origin, id, target, past, seq);

-- How much of a stream fell to each thing that the indicator tells apart: to a household, to a unit, to an option.
create table tally (
    tenant bigint not null,
    stream bigint not null,          -- word: an indicator
    month  bigint not null,          -- months since year 0
    place  bigint not null,          -- subject: a division
    item   bigint not null,          -- subject, or the word of an option
    n      bigint not null,
    primary key (tenant, stream, month, place, item)
);
create index tally_by_item on tally (tenant, stream, item, month, place, n);

-- Whether somebody else who can tell agreed that it was so. Derived, not in the chain.
alter table fact add column confirmed bigint not null default 0;
