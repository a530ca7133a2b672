-- Of a person whose data was erased: nothing is left of the message but that there was one; while it is being sent, that ends by itself
alter table delivery add column erased boolean default false not null;
