-- What a user may write, names with commas between them; an administrator has all rights anyway
alter table app_user add column rights varchar(100) default '' not null;

-- "erhält Benachrichtigungen"
alter table app_user add column notified boolean default false not null;

-- Whoever worked on inquiries until now goes on doing so
update app_user set rights = 'INQUIRIES' where role = 'USER';
