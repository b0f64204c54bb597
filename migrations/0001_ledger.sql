-- The ledger: facts appended once, in one chain a tenant, and the little that may never be derived from it.
-- Works on every engine behind store/: TEXT, BIGINT and BYTEA only, tenant first in every key.
-- Days are counted from 1970-01-01, instants in milliseconds UTC. source: docs/adr/0003-store.md, 0004-ledger.md

create table tenant (                -- reference table
    tenant         bigint not null primary key,
    offset_minutes bigint not null,  -- of the county's calendar from UTC
    master_check   bytea  not null   -- tells a wrong key file from the right one
);

create table tenant_head (
    tenant      bigint not null primary key,
    seq         bigint not null,
    link        bytea  not null,
    recorded_at bigint not null,
    roster_seq  bigint not null      -- of the last fact that changed divisions or packs
);

-- Short numbers for the words that stand in many rows: kinds, indicators, duties, options, digests.
create table word (
    tenant bigint not null,
    number bigint not null,
    text   text   not null,
    primary key (tenant, number)
);
create unique index word_by_text on word (tenant, text);

-- What facts are about. The number is the seq of the fact that first named the subject.
create table subject (
    tenant bigint not null,
    number bigint not null,
    id     bytea  not null,
    kind   bigint not null,          -- word: division, unit, person, household
    primary key (tenant, number)
);
create unique index subject_by_id on subject (tenant, id);

create table fact (
    tenant      bigint not null,
    seq         bigint not null,
    id          bytea  not null,     -- UUIDv7 of the device
    kind        bigint not null,     -- word
    subject     bigint not null,
    day         bigint not null,
    author      bigint not null,     -- subject: the person who saw or did it
    recorder    bigint not null,     -- subject: the person who put it into the ledger
    recorded_at bigint not null,
    action      bigint not null,     -- 0 record, 1 withdraw, 2 end
    corrects    bytea,               -- id of the fact that this one replaces or withdraws
    pack        bigint not null,     -- word: digest of the pack that it was checked by
    answers     text   not null,     -- canonical JSON; sealed fields show their commitment
    leaf        bytea  not null,
    link        bytea  not null,
    -- derived, not in the chain:
    state       bigint not null,     -- ledger::State
    year        bigint not null,     -- of day
    place       bigint not null,     -- subject: the village-level (else higher) division the subject was in on day
    primary key (tenant, seq)
);
create unique index fact_by_id on fact (tenant, id);
create index fact_by_subject on fact (tenant, year, subject, kind, day, seq);
create index fact_by_place on fact (tenant, place, kind, day, seq);

-- Years that have facts: the way into fact_by_subject for a whole life. A few rows a county.
create table fact_year (
    tenant bigint not null,
    year   bigint not null,
    primary key (tenant, year)
);

-- Who corrects whom, also while the corrected fact has not arrived yet.
create table correction (
    tenant bigint not null,
    target bytea  not null,
    seq    bigint not null,
    primary key (tenant, target, seq)
);

-- Personal values, under a key for each subject. Erasing both rows erases the values; the chain stays whole.
create table sealed (
    tenant bigint not null,
    seq    bigint not null,
    field  bigint not null,          -- word
    value  bytea  not null,
    primary key (tenant, seq, field)
);
create table subject_key (
    tenant  bigint not null,
    subject bigint not null,
    wrapped bytea  not null,         -- under the key file outside the database
    primary key (tenant, subject)
);
