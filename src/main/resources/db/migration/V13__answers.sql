-- Texts that answers begin with
create sequence text_template_seq start with 50 increment by 50;

create table text_template (
    id       bigint         not null primary key,
    version  bigint         not null,
    name     varchar(100)   not null,
    language varchar(2)     not null,
    -- with placeholders like {Firma}
    text     varchar(20000) not null,
    unique (language, name)
);

insert into text_template (id, version, name, language, text)
values (nextval('text_template_seq'), 0, 'Antwort', 'DE', '{Anrede},

vielen Dank für Ihre Anfrage zu {Maschine|unserem Angebot}.



Mit freundlichen Grüßen
{Benutzer}');

insert into text_template (id, version, name, language, text)
values (nextval('text_template_seq'), 0, 'Answer', 'EN', '{Anrede},

thank you for your inquiry about {Maschine|our offer}.



Kind regards
{Benutzer}');

-- Since when the buyer waits for an answer; null when nobody does
alter table inquiry add column waiting_since timestamp(6) with time zone;
-- When a mail server took the first answer, and the working time until then
alter table inquiry add column first_answered timestamp(6) with time zone;
alter table inquiry add column seconds_to_answer bigint;
-- Why it was closed; null while it is open
alter table inquiry add column close_reason varchar(20);

update inquiry set waiting_since = received where state <> 'DONE' and type <> 'WANTED_AD';
create index inquiry_waiting on inquiry (waiting_since);

-- What the dealer answers: a draft first, then on its way
create sequence answer_seq start with 50 increment by 50;

create table answer (
    id          bigint         not null primary key,
    version     bigint         not null,
    inquiry_id  bigint         not null references inquiry on delete cascade,
    author_id   bigint         not null references app_user,
    state       varchar(20)    not null,
    text        varchar(100000) not null,
    -- the author gets one too
    copy        boolean        not null,
    changed     timestamp(6) with time zone not null,
    -- null while it is a draft
    subject     varchar(900),
    submitted   timestamp(6) with time zone,
    delivery_id bigint references delivery on delete set null,
    message_id  varchar(300),
    -- when it came into its state, and the server's own words
    settled     timestamp(6) with time zone,
    reply       varchar(500)   not null
);

create index answer_inquiry on answer (inquiry_id);
create index answer_message_id on answer (message_id);

create sequence answer_attachment_seq start with 50 increment by 50;

create table answer_attachment (
    id        bigint       not null primary key,
    answer_id bigint       not null references answer on delete cascade,
    name      varchar(200) not null,
    type      varchar(170) not null,
    size      bigint       not null
);

create index answer_attachment_answer on answer_attachment (answer_id);

-- At most 1 MB each
create table answer_attachment_piece (
    attachment_id bigint  not null references answer_attachment on delete cascade,
    position      integer not null,
    content       bytea   not null,
    primary key (attachment_id, position)
);
