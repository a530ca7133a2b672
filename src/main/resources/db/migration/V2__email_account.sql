create table email_account (
    -- always 1: an installation has one account
    id                      bigint       not null primary key check (id = 1),
    version                 bigint       not null,
    sender_name             varchar(100) not null,
    sender_address          varchar(254) not null,
    smtp_host               varchar(253) not null,
    smtp_port               integer      not null,
    smtp_security           varchar(20)  not null,
    authentication_required boolean      not null,
    user_name               varchar(254),
    signature               varchar(300000),
    signature_format        varchar(20)  not null,
    import_enabled          boolean      not null,
    imap_host               varchar(253),
    imap_port               integer,
    imap_security           varchar(20),
    -- sealed with the key file of the data folder, Base64
    sealed_password         varchar(4000),
    -- PEM, beside the public authorities
    trusted_certificates    varchar(100000) not null,
    -- when a test of exactly these values passed
    checked                 timestamp(6) with time zone not null
);

-- How each server of the account was at the last look
create table account_health (
    protocol        varchar(10)  not null primary key,
    version         bigint       not null,
    state           varchar(20)  not null,
    failure_cause   varchar(60),
    -- of the state
    since           timestamp(6) with time zone not null,
    failures_in_row integer      not null,
    first_failure   timestamp(6) with time zone
);

-- Login tries that no server has accepted yet
create table login_gate (
    mailbox       varchar(600)  not null primary key,
    version       bigint        not null,
    -- a sealed digest of the password that was tried
    credential    varchar(1000) not null,
    tries         integer       not null,
    blocked_until timestamp(6) with time zone
);
