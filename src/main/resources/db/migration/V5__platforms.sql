-- Whose mails are imported, and how they are read
create sequence platform_seq start with 50 increment by 50;

create table platform (
    id        bigint        not null primary key,
    version   bigint        not null,
    -- what inquiries name it by, for good
    code      varchar(40)   not null unique,
    name      varchar(100)  not null unique,
    -- display names that mean the platform itself, one a line
    own_names varchar(2000) not null,
    active    boolean       not null
);

create table platform_sender (
    platform_id bigint       not null references platform,
    position    integer      not null,
    -- *@domain or one address
    pattern     varchar(254) not null,
    -- what the subject must hold; null: anything
    subject     varchar(100),
    layout      varchar(20)  not null,
    primary key (platform_id, position)
);

insert into platform (id, version, code, name, own_names, active)
values (nextval('platform_seq'), 0, 'machineseeker', 'Machineseeker', 'Machineseeker
Maschinensucher', true);

-- Each buyer writes from a relay address of its own
insert into platform_sender (platform_id, position, pattern, subject, layout)
select id, 0, '*@channel.machineseeker.com', null, 'LABELS' from platform where code = 'machineseeker';

-- This address sends other mail too
insert into platform_sender (platform_id, position, pattern, subject, layout)
select id, 1, 'info@mail.machineseeker.com', 'Kategorie-Anfragen', 'DIGEST' from platform where code = 'machineseeker';
