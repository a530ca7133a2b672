-- Bulk mails (Rundmails): what is written, and to whom it shall go
create sequence mailing_seq start with 50 increment by 50;

create table mailing (
    id          bigint       not null primary key,
    version     bigint       not null,
    -- of what a person wrote or chose: counts on with every change, so that a page knows whether it has seen the newest
    revision    bigint       not null,
    state       varchar(20)  not null,
    subject     varchar(300) not null,
    -- sanitised, with {{placeholders}} and inline pictures
    html        varchar(1000000) not null,
    language    varchar(2)   not null,
    -- whether contacts are chosen by the filter at all
    filtered    boolean      not null,
    filter_text varchar(200),
    -- one a line
    filter_groups varchar(4000),
    filter_country varchar(2),
    filter_language varchar(2),
    filter_advertising varchar(20),
    author_id   bigint       not null references app_user,
    changed     timestamp(6) with time zone not null,
    -- null while it is a draft
    started     timestamp(6) with time zone,
    starter_id  bigint references app_user
);

create index mailing_list on mailing (changed desc, id desc);

-- Contacts that a person added to those of the filter, or removed from them
create table mailing_choice (
    mailing_id bigint      not null references mailing on delete cascade,
    contact_id bigint      not null references contact on delete cascade,
    choice     varchar(20) not null,
    primary key (mailing_id, contact_id)
);

create index mailing_choice_contact on mailing_choice (contact_id);

create sequence mailing_attachment_seq start with 50 increment by 50;

create table mailing_attachment (
    id         bigint       not null primary key,
    mailing_id bigint       not null references mailing on delete cascade,
    name       varchar(200) not null,
    type       varchar(170) not null,
    size       bigint       not null
);

create index mailing_attachment_mailing on mailing_attachment (mailing_id);

-- At most 1 MB each
create table mailing_attachment_piece (
    attachment_id bigint  not null references mailing_attachment on delete cascade,
    position      integer not null,
    content       bytea   not null,
    primary key (attachment_id, position)
);

-- What stands at the foot of every bulk mail: who sends it, with the postal address; one row
create table mailing_imprint (
    id      bigint        not null primary key check (id = 1),
    version bigint        not null,
    text    varchar(2000) not null
);

insert into mailing_imprint (id, version, text) values (1, 0, '');
