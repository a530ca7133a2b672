-- A mail as it came, compressed. Goes sooner than the inquiry made of it.
create sequence raw_mail_seq start with 50 increment by 50;

create table raw_mail (
    id   bigint not null primary key,
    -- bytes of the mail, not of its compressed form
    size bigint not null
);

-- Pieces of at most 1 MB: the largest binary column that every database has under one name
create table raw_mail_piece (
    raw_mail_id bigint  not null references raw_mail on delete cascade,
    position    integer not null,
    content     bytea   not null,
    primary key (raw_mail_id, position)
);

create sequence inquiry_seq start with 50 increment by 50;

create table inquiry (
    id             bigint         not null primary key,
    version        bigint         not null,
    platform       varchar(40)    not null,
    type           varchar(20)    not null,
    state          varchar(20)    not null,
    received       timestamp(6) with time zone not null,
    subject        varchar(1000)  not null,
    company        varchar(200),
    person         varchar(200),
    place          varchar(200),
    country        varchar(200),
    -- one a line
    phones         varchar(1000)  not null,
    answer_address varchar(320),
    category       varchar(200),
    machine        varchar(200),
    message        varchar(200000) not null,
    -- "label: value", one a line
    further        varchar(20000) not null,
    -- false: the mail had no known layout, the message is its whole text
    complete       boolean        not null,
    raw_mail_id    bigint references raw_mail
);

create index inquiry_received on inquiry (received, id);

-- How far the import has read one generation (UIDVALIDITY) of a folder
create sequence mailbox_position_seq start with 50 increment by 50;

create table mailbox_position (
    id           bigint       not null primary key,
    version      bigint       not null,
    account_id   bigint       not null,
    host         varchar(255) not null,
    user_name    varchar(320) not null,
    folder       varchar(255) not null,
    uid_validity bigint       not null,
    -- every UID up to this one is done with
    last_uid     bigint       not null,
    -- older mails were there before the import began
    import_from  timestamp(6) with time zone not null,
    unique (account_id, host, user_name, folder, uid_validity)
);

-- What became of each mail that the server named as a candidate
create sequence ledger_entry_seq start with 50 increment by 50;

create table ledger_entry (
    id          bigint      not null primary key,
    version     bigint      not null,
    position_id bigint      not null references mailbox_position,
    uid         bigint      not null,
    state       varchar(20) not null,
    tries       integer     not null,
    reason      varchar(40),
    -- SHA-256 over From, Date, Subject and body; of imported mails
    identity    varchar(64),
    inquiry_id  bigint references inquiry,
    raw_mail_id bigint references raw_mail,
    changed     timestamp(6) with time zone not null,
    unique (position_id, uid)
);

create index ledger_entry_identity on ledger_entry (identity);

create sequence import_run_seq start with 50 increment by 50;

create table import_run (
    id          bigint      not null primary key,
    started     timestamp(6) with time zone not null,
    ended       timestamp(6) with time zone not null,
    found       integer     not null,
    imported    integer     not null,
    quarantined integer     not null,
    outcome     varchar(30) not null,
    -- of the mail server, when it ended the run
    failure_stage varchar(30),
    failure_cause varchar(60)
);

create index import_run_started on import_run (started);
