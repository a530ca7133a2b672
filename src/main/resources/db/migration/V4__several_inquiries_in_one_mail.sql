-- One mail may hold several inquiries; they share it
alter table inquiry add column external_number varchar(100);
-- ISO 639-1
alter table inquiry add column language varchar(2);
-- with its angle brackets; ASCII
alter table inquiry add column message_id varchar(998);
-- which of the mail's inquiries it is, counted from 0
alter table inquiry add column block integer default 0 not null;
alter table inquiry add constraint inquiry_of_mail unique (raw_mail_id, block);

create index inquiry_message_id on inquiry (message_id);

-- The inquiries of a mail are those that share its text
update ledger_entry set raw_mail_id = (select i.raw_mail_id from inquiry i where i.id = ledger_entry.inquiry_id) where inquiry_id is not null;
alter table ledger_entry drop column inquiry_id;
