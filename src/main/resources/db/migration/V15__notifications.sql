-- What became of the mail that tells of an inquiry; the id of its message once it is on its way
alter table notification add column delivery_id bigint;
alter table notification add column state varchar(20) default 'WAITING' not null;
alter table notification add column reply varchar(500) default '' not null;
-- when it came into its state; null until the queue told of it
alter table notification add column settled timestamp(6) with time zone;

update notification set state = 'SENT' where submitted is not null;

create index notification_state on notification (state);
create index notification_delivery on notification (delivery_id);
create index notification_inquiry on notification (inquiry_id);

-- The same of the copy for the author of an answer; null without one
alter table answer add column copy_delivery_id bigint;
alter table answer add column copy_state varchar(20);
alter table answer add column copy_reply varchar(500);
alter table answer add column copy_settled timestamp(6) with time zone;
