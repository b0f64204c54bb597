-- Read off the facts: who owes what, what answered it, and the figures.

-- From which day on, up to which, a subject owes the year that the day lies in, as known on that day; and where it is.
create table duty_owed (
    tenant  bigint not null,
    duty    bigint not null,         -- word
    subject bigint not null,
    first   bigint not null,
    past    bigint not null,
    place   bigint not null,
    primary key (tenant, duty, subject, first)
);

-- Spans that were answered or excused. Those that are not here are open, or missed: that is read, not stored.
create table duty_span (
    tenant     bigint not null,
    duty       bigint not null,
    year       bigint not null,
    subject    bigint not null,
    days       bigint not null,      -- distinct days of answers, at most as many as are owed
    met_on     bigint,               -- day of the answer that met it
    excused_on bigint,
    excused    bigint,               -- seq of the exit that excuses it
    primary key (tenant, duty, year, subject)
);

create table cell (
    tenant bigint not null,
    stream bigint not null,          -- word: an indicator that counts, or an outcome of a duty
    month  bigint not null,          -- months since year 0
    place  bigint not null,          -- subject: a division
    split  bigint not null,          -- word of the option, 0 without split
    n      bigint not null,
    primary key (tenant, stream, month, place, split)
);
