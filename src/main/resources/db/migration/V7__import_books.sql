-- Who may do a job right now, when several nodes share this database; ShedLock's table
create table lease (
    name       varchar(64)  not null primary key,
    lock_until timestamp(6) with time zone not null,
    locked_at  timestamp(6) with time zone not null,
    locked_by  varchar(255) not null
);

-- To recognise a later mail of the same conversation; both in lower case
alter table inquiry add column sender_address varchar(320);
alter table inquiry add column answer_key varchar(320);
update inquiry set answer_key = lower(answer_address);
create index inquiry_sender_address on inquiry (sender_address);
create index inquiry_answer_key on inquiry (answer_key);

-- A later mail of the buyer; it belongs to an inquiry instead of being one
create sequence joined_mail_seq start with 50 increment by 50;

create table joined_mail (
    id          bigint         not null primary key,
    version     bigint         not null,
    inquiry_id  bigint         not null references inquiry on delete cascade,
    received    timestamp(6) with time zone not null,
    subject     varchar(1000)  not null,
    message     varchar(200000) not null,
    message_id  varchar(998),
    raw_mail_id bigint unique references raw_mail
);

create index joined_mail_inquiry on joined_mail (inquiry_id, received);
create index joined_mail_message_id on joined_mail (message_id);

-- The server has numbered the folder anew, and no run has told so yet
alter table mailbox_position add column renumbered boolean default false not null;

-- What a person is told of a mail that could not be imported
alter table ledger_entry add column sender varchar(320);
alter table ledger_entry add column subject varchar(1000);
alter table ledger_entry add column received timestamp(6) with time zone;
create index ledger_entry_state on ledger_entry (state, id);

alter table import_run add column joined integer default 0 not null;
alter table import_run add column known integer default 0 not null;
alter table import_run add column to_retry integer default 0 not null;
alter table import_run add column searched integer default 0 not null;
alter table import_run add column envelopes integer default 0 not null;
alter table import_run add column bodies integer default 0 not null;
-- of the account that was imported from
alter table import_run add column account_version bigint default 0 not null;
-- the server has numbered its mails anew
alter table import_run add column renumbered boolean default false not null;
-- where was imported from
alter table import_run add column host varchar(255);
alter table import_run add column port integer;
