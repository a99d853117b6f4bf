-- Which sessions are one customer's: those with the same customer. Without a customer a person has said that the session stands alone.
create table customer_links (
    session_key text        primary key,
    customer    text,
    linked_by   text        not null,
    linked_at   timestamptz not null
);
create index customer_links_customer on customer_links (customer);

-- Who has ordered with the same number.
create index orders_phone on orders (phone);
