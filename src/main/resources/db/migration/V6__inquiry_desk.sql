-- Who is at it
alter table inquiry add column responsible_id bigint references app_user;
-- What the receiving server said about the sender when the mail came in
alter table inquiry add column sender_confirmed boolean default false not null;

-- The list, the newest first, with what it is filtered by: to find a page, or to count, needs no look at the inquiries themselves.
-- No index per filter: the embedded database would take it, and sort all that it finds.
drop index inquiry_received;
create index inquiry_list on inquiry (received desc, id desc, state, platform, type);

-- What the search looks through: the words of an inquiry, in small letters, umlauts and accents spelt out. Apart from the inquiry, so
-- that a search reads no more than it must.
create table inquiry_words (
    inquiry_id bigint         not null primary key references inquiry on delete cascade,
    words      varchar(20000) not null
);

insert into inquiry_words (inquiry_id, words)
select id,
       left(replace(replace(replace(replace(replace(replace(replace(lower(
           subject || ' ' || coalesce(company, '') || ' ' || coalesce(person, '') || ' ' || coalesce(place, '') || ' '
               || coalesce(country, '') || ' ' || phones || ' ' || coalesce(answer_address, '') || ' ' || coalesce(category, '') || ' '
               || coalesce(machine, '') || ' ' || coalesce(external_number, '') || ' ' || further || ' ' || message
       ), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'), 20000)
from inquiry;
