-- Mails that were received before are left alone; chosen with the import
alter table email_account add column import_from date;

-- Accounts that import already did so from two weeks before their first run, or will
update email_account set import_from = coalesce(
    (select cast(min(p.import_from) as date) from mailbox_position p),
    cast(checked - interval '14' day as date))
where import_enabled;

alter table email_account add constraint email_account_import_from check (not import_enabled or import_from is not null);
