create sequence product_seq start with 50 increment by 50;

create table product (
    id           bigint        not null primary key,
    version      bigint        not null,
    number       varchar(40)   not null,
    -- in small letters: nobody tells two numbers apart by capitals alone
    number_key   varchar(40)   not null unique,
    title        varchar(200)  not null,
    manufacturer varchar(100),
    model        varchar(100),
    -- their words, to find them in a text: with a space before and behind each
    manufacturer_key varchar(250),
    model_key    varchar(250),
    category     varchar(100),
    year_built   integer,
    -- null: on request
    price        numeric(14, 2),
    currency     varchar(3)    not null,
    description  varchar(20000) not null,
    state        varchar(20)   not null,
    visible      boolean       not null,
    -- where else the machine is offered: numbers and addresses, one a line
    listings     varchar(6000) not null,
    changed      timestamp(6) with time zone not null,
    -- what the search looks through
    words        varchar(20000) not null
);

create index product_list on product (changed desc, id desc);
create index product_category on product (category);

-- What the listings on platforms are found by: the number, or the address without what may differ and the number that stands in it
create table product_listing (
    product_id  bigint       not null references product on delete cascade,
    listing_key varchar(500) not null,
    primary key (product_id, listing_key)
);

create index product_listing_key on product_listing (listing_key);

-- Pictures never change: another picture is another row
create sequence product_picture_seq start with 50 increment by 50;

create table product_picture (
    id         bigint      not null primary key,
    product_id bigint      not null references product on delete cascade,
    -- the first one, 0, stands for the product; not unique, since an exchange of two would need a third place
    position   integer     not null,
    type       varchar(20) not null,
    -- of the large form, in pixels
    width      integer     not null,
    height     integer     not null
);

create index product_picture_product on product_picture (product_id, position);

-- Apart from the picture, so that a list of pictures reads none of it. Each at most 1 MB: what every database takes under this name
create table product_picture_content (
    picture_id bigint not null primary key references product_picture on delete cascade,
    large      bytea  not null,
    thumbnail  bytea  not null
);

-- What an inquiry is about, once a person has said so
create table inquiry_product (
    inquiry_id bigint not null primary key references inquiry on delete cascade,
    product_id bigint not null references product on delete cascade
);

create index inquiry_product_product on inquiry_product (product_id);
