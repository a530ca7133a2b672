create sequence contact_seq start with 50 increment by 50;

create table contact (
    id          bigint         not null primary key,
    version     bigint         not null,
    company     varchar(200),
    salutation  varchar(10)    not null,
    first_name  varchar(100),
    last_name   varchar(100),
    street      varchar(200),
    postal_code varchar(20),
    city        varchar(100),
    -- ISO 3166, two letters
    country     varchar(2),
    -- ISO 639-1
    language    varchar(2),
    -- one a line; E.164 where it is known to be a number
    phones      varchar(1000)  not null,
    -- e-mail; several contacts may have the same
    address     varchar(254),
    address_key varchar(254),
    notes       varchar(20000) not null,
    -- whether they may get advertising; the last one of contact_advertising
    advertising varchar(20)    not null,
    -- the company as it is compared
    company_key varchar(200),
    -- what the list is sorted by
    sort_key    varchar(500)   not null,
    changed     timestamp(6) with time zone not null,
    -- what the search looks through
    words       varchar(20000) not null
);

create index contact_list on contact (sort_key, id);
create index contact_changed on contact (changed desc, id desc);
create index contact_address on contact (address_key);
create index contact_company on contact (company_key, country);

create table contact_group (
    contact_id bigint       not null references contact on delete cascade,
    name       varchar(100) not null,
    primary key (contact_id, name)
);

create index contact_group_name on contact_group (name, contact_id);

-- Telephone numbers in the one form they can be compared in, E.164
create table contact_phone (
    contact_id bigint      not null references contact on delete cascade,
    phone      varchar(20) not null,
    primary key (contact_id, phone)
);

create index contact_phone_phone on contact_phone (phone);

-- Who said when that a contact may, or may not, get advertising
create sequence contact_advertising_seq start with 50 increment by 50;

create table contact_advertising (
    id          bigint        not null primary key,
    contact_id  bigint        not null references contact on delete cascade,
    state       varchar(20)   not null,
    -- how it is known; null: from the suppression list
    source      varchar(200),
    proof       varchar(4000) not null,
    given       date          not null,
    recorded    timestamp(6) with time zone not null,
    -- the user name; null: MAT itself
    recorded_by varchar(100)
);

create index contact_advertising_contact on contact_advertising (contact_id, recorded, id);

-- Addresses that get no advertising any more, whatever becomes of their contacts. Only a hash: the list tells nobody who is on it.
-- Not unique: of two who object at once, both may write it down.
create sequence suppressed_address_seq start with 50 increment by 50;

create table suppressed_address (
    id     bigint      not null primary key,
    hash   varchar(64) not null,
    reason varchar(20) not null,
    since  timestamp(6) with time zone not null
);

create index suppressed_address_hash on suppressed_address (hash);

-- Whose inquiry it is
create table inquiry_contact (
    inquiry_id bigint not null primary key references inquiry on delete cascade,
    contact_id bigint not null references contact on delete cascade
);

create index inquiry_contact_contact on inquiry_contact (contact_id);
