-- Read off the facts: who owes what, what answered it, and the figures.

-- From which span on, up to which, a subject owes a duty; and where it then is.
create table duty_owed (
    tenant  bigint not null,
    duty    bigint not null,         -- word
    subject bigint not null,
    first   bigint not null,         -- year of the first span
    past    bigint not null,         -- year after the last, or 9999
    place   bigint not null,
    primary key (tenant, duty, subject, first)
);

-- Spans that were answered or excused. Those that are not here are open, or missed: that is read, not stored.
create table duty_span (
    tenant  bigint not null,
    duty    bigint not null,
    year    bigint not null,
    subject bigint not null,
    days    bigint not null,         -- distinct days of answers, at most as many as are owed
    met_on  bigint,                  -- day of the answer that met it
    excused bigint,                  -- seq of the exit that excuses it
    primary key (tenant, duty, year, subject)
);

create table cell (
    tenant    bigint not null,
    indicator bigint not null,       -- word
    month     bigint not null,       -- months since year 0
    place     bigint not null,       -- subject: a division
    split     bigint not null,       -- word of the option, 0 without split
    n         bigint not null,
    primary key (tenant, indicator, month, place, split)
);
