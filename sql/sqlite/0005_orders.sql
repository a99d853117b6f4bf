-- Orders that are complete and with a manager. external_id is the number by which customers and managers call them.
-- status: pending_payment, paid, processing, shipped, delivered, cancelled, returned. total and due_now are decimals in currency (ISO 4217).
-- proofs: a list of { at, images, text }, which customers sent; candidates until a manager has looked at them.
create table orders (
    id             integer primary key autoincrement,
    external_id    text not null unique,
    session_key    text not null,
    status         text not null default 'pending_payment',
    currency       text not null,
    total          text not null,
    due_now        text not null,
    payment_method text not null,
    full_name      text not null,
    phone          text not null,
    city           text not null,
    branch         text not null,
    proofs         text not null default '[]',
    created_at     text not null,
    updated_at     text not null
);
create index orders_session on orders (session_key);
create index orders_status on orders (status, id);

-- What was sold, at the price and under the name of that moment.
create table order_lines (
    order_id   integer not null references orders (id) on delete cascade,
    position   integer not null,
    product_id text    not null,
    name       text    not null,
    size       text    not null,
    color      text    not null,
    quantity   integer not null check (quantity > 0),
    price      text    not null,
    primary key (order_id, position)
);
