-- What leaves the house: a row is written in the transaction of what caused it
create sequence delivery_seq start with 50 increment by 50;

create table delivery (
    id            bigint        not null primary key,
    version       bigint        not null,
    urgency       varchar(20)   not null,
    -- who caused it, e.g. answer:17
    source        varchar(100)  not null,
    state         varchar(20)   not null,
    recipient     varchar(254)  not null,
    reply_to      varchar(254),
    subject       varchar(900)  not null,
    -- both empty when it is over
    text          varchar(200000) not null,
    html          varchar(1000000),
    -- fixed for good, with angle brackets
    message_id    varchar(300)  not null unique,
    -- Message-IDs of the conversation, one a line
    thread        varchar(12000) not null,
    written       timestamp(6) with time zone not null,
    -- of the state
    since         timestamp(6) with time zone not null,
    next_try      timestamp(6) with time zone not null,
    -- from the first failure on: when it is given up
    give_up       timestamp(6) with time zone,
    tries         integer       not null,
    -- who is at it right now, and until when that is to be believed
    claim         varchar(36),
    claimed_until timestamp(6) with time zone,
    -- in the try that is running its end is being sent: the server may have it
    handed_over   boolean       not null,
    -- after the end of an earlier try no answer came
    perhaps_arrived boolean     not null,
    failure_cause varchar(60),
    -- the server's own words
    reply         varchar(500)  not null
);

create index delivery_queue on delivery (state, urgency, next_try, id);
create index delivery_source on delivery (source);

create sequence delivery_attachment_seq start with 50 increment by 50;

create table delivery_attachment (
    id          bigint       not null primary key,
    delivery_id bigint       not null references delivery on delete cascade,
    name        varchar(200) not null,
    type        varchar(170) not null
);

create index delivery_attachment_delivery on delivery_attachment (delivery_id);

-- At most 1 MB each
create table delivery_attachment_piece (
    attachment_id bigint  not null references delivery_attachment on delete cascade,
    position      integer not null,
    content       bytea   not null,
    primary key (attachment_id, position)
);

-- While nothing can be sent because of the server or the account; one row for all nodes
create table delivery_pause (
    id              bigint      not null primary key check (id = 1),
    version         bigint      not null,
    since           timestamp(6) with time zone not null,
    until           timestamp(6) with time zone not null,
    failures        integer     not null,
    failure_cause   varchar(60) not null,
    reply           varchar(500) not null,
    -- of the account that failed: another one is tried at once
    account_version bigint      not null
);
