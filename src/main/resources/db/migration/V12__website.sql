-- The website: one row, none before an administrator saved the page for the first time
create table website_settings (
    id                 bigint       not null primary key,
    version            bigint       not null,
    -- whether visitors see it
    active             boolean      not null,
    dealer             varchar(100) not null,
    -- #rrggbb
    accent             varchar(7)   not null,
    head               varchar(7)   not null,
    imprint_url        varchar(500) not null,
    privacy_url        varchar(500) not null,
    -- who hears of it, per form
    inquiries_to_users boolean      not null,
    inquiries_to       varchar(254) not null,
    contacts_to_users  boolean      not null,
    contacts_to        varchar(254) not null,
    site_key           varchar(40)  not null,
    -- scheme://host:port, one a line
    allowed_origins    varchar(2000) not null
);

-- A PNG that MAT wrote itself; one row at most
create table website_logo (
    id      bigint  not null primary key,
    content bytea   not null,
    width   integer not null,
    height  integer not null,
    -- another one for another picture
    tag     varchar(40) not null
);

-- What a visitor sent is stored once, however often it arrives
alter table inquiry add column submission varchar(64);
create unique index inquiry_submission on inquiry (submission);
-- Why it is taken for spam: names with commas between them
alter table inquiry add column suspicions varchar(200);

-- Who is to hear of an inquiry, and whether the mail is on its way
create sequence notification_seq start with 50 increment by 50;

create table notification (
    id          bigint not null primary key,
    version     bigint not null,
    inquiry_id  bigint not null references inquiry on delete cascade,
    -- null: the sender address of the account, once there is one
    recipient   varchar(254),
    due         timestamp(6) with time zone not null,
    -- null while it waits
    submitted   timestamp(6) with time zone
);

create index notification_waiting on notification (submitted, due);
