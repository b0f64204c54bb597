-- Read off the facts: what holds from which day to which, who is bound to what, which household is where.

-- One row a value that holds until the next: names of divisions, data of households, standing facts of packs.
create table standing (
    tenant  bigint not null,
    kind    bigint not null,         -- word
    subject bigint not null,
    key     text   not null,         -- canonical JSON of the kind's key fields, '' if it has none
    first   bigint not null,
    past    bigint not null,
    seq     bigint not null,         -- the fact that holds
    primary key (tenant, kind, subject, key, first)
);

create table link (
    tenant bigint not null,
    origin bigint not null,          -- subject
    kind   bigint not null,          -- word
    first  bigint not null,
    id     bytea  not null,          -- of the fact that began it
    target bigint not null,          -- subject
    past   bigint not null,
    seq    bigint not null,
    primary key (tenant, origin, kind, first, id)
);
create index link_by_target on link (tenant, target, kind, first, id);

create table household (
    tenant  bigint not null,
    village bigint not null,         -- subject
    subject bigint not null,
    first   bigint not null,
    past    bigint not null,
    primary key (tenant, village, subject, first)
);
create index household_by_subject on household (tenant, subject, first);
