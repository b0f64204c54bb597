-- Outside the ledger: secrets of those who sign in. See docs/outside-the-ledger.md.

create table credential (
    tenant   bigint not null,
    login    text   not null,
    person   bytea  not null,
    password text   not null,        -- Argon2id, as libsodium writes it
    primary key (tenant, login)
);

create table session (
    tenant     bigint not null,
    token      bytea  not null,      -- SHA-256 of the cookie's value
    person     bytea  not null,
    login      text   not null,
    made_at    bigint not null,
    expires_at bigint not null,
    primary key (tenant, token)
);

-- Commands that were under way when the process died: first run alone, then put aside.
create table suspect (
    tenant  bigint not null,
    id      bytea  not null,
    strikes bigint not null,         -- two a crash of our own, one a kill or a power cut
    primary key (tenant, id)
);
