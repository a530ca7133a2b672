-- What the messages of a bulk mail have in common, stored once
create sequence bulk_template_seq start with 50 increment by 50;

create table bulk_template (
    id      bigint       not null primary key,
    -- who caused it, e.g. mailing:17
    source  varchar(100) not null,
    -- with fields like {{name}}, as are the words
    subject varchar(900) not null,
    text    varchar(200000) not null,
    field_names varchar(8000) not null,
    -- further recipients may come
    wanted  boolean      not null
);

-- The HTML with its pictures; at most 1 MB each
create table bulk_template_html (
    template_id bigint  not null references bulk_template on delete cascade,
    position    integer not null,
    content     bytea   not null,
    primary key (template_id, position)
);

create sequence bulk_attachment_seq start with 50 increment by 50;

create table bulk_attachment (
    id          bigint       not null primary key,
    template_id bigint       not null references bulk_template on delete cascade,
    name        varchar(200) not null,
    type        varchar(170) not null
);

create index bulk_attachment_template on bulk_attachment (template_id);

-- At most 1 MB each
create table bulk_attachment_piece (
    attachment_id bigint  not null references bulk_attachment on delete cascade,
    position      integer not null,
    content       bytea   not null,
    primary key (attachment_id, position)
);

-- Of bulk mail that is not over: its template has the words
alter table delivery add column template_id bigint references bulk_template;
-- What the fields of the template are for this recipient, URL-encoded
alter table delivery add column field_values varchar(20000);
alter table delivery add column unsubscribe_https varchar(500);
alter table delivery add column unsubscribe_mailto varchar(500);
-- When the server was asked to take it, the last time; counts against the limits
alter table delivery add column tried timestamp(6) with time zone;

create index delivery_template on delivery (template_id);
create index delivery_tried on delivery (urgency, tried);

-- How fast bulk mail goes out; one row for all nodes
create table bulk_pace (
    id              bigint  not null primary key check (id = 1),
    version         bigint  not null,
    -- Set by an administrator; null when there is no limit
    per_hour        integer,
    per_minute      integer,
    -- While a server has asked for patience: this instead, and since when
    slowed_per_hour integer,
    slowed_from     integer,
    slowed_since    timestamp(6) with time zone,
    -- How often in a row it has, and until when nothing is tried for that
    refusals        integer not null,
    hold_until      timestamp(6) with time zone,
    -- the server's own words
    reply           varchar(500) not null
);

insert into bulk_pace (id, version, per_hour, refusals, reply) values (1, 0, 50, 0, '');
