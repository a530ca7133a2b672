create sequence app_user_seq start with 50 increment by 50;

create table app_user (
    id                       bigint       not null primary key,
    version                  bigint       not null,
    user_name                varchar(64)  not null,
    -- the user name in lower case: nobody may be told apart by capitals alone
    user_name_key            varchar(64)  not null unique,
    password_hash            varchar(255) not null,
    password_change_required boolean      not null,
    first_name               varchar(100),
    last_name                varchar(100),
    email_address            varchar(254),
    language                 varchar(10),
    role                     varchar(20)  not null,
    locked                   boolean      not null,
    -- renewed by whatever must end the user's sessions
    security_stamp           varchar(36)  not null
);
