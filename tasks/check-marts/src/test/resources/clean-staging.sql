-- A shop with two orders and a refund; a till with a sale, a return, and the repetition of a shop order.
insert into staging.woocommerce_orders by name select
  'woocommerce' as source_name, 'w1' as run_id, 'w1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, n as record_number,
  id, status, 'USD' as currency, created as date_created, total, tax as total_tax,
  shipping as shipping_total, 'h' || id as content_hash
  from (values
    (0, 99, 'completed', timestamp '2026-05-31 15:00:00', 8.00, 0.00, 0.00),
    (1, 100, 'completed', timestamp '2026-06-01 15:00:00', 37.94, 2.44, 5.00))
  orders(n, id, status, created, total, tax, shipping);
insert into staging.woocommerce_refunds by name select
  'woocommerce' as source_name, 'r1' as run_id, 'r1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, 0 as record_number,
  500 as id, 100 as parent_id, timestamp '2026-06-02 15:00:00' as date_created,
  21.60 as amount, 'h' as content_hash;
insert into staging.square_orders by name select
  'square' as source_name, 's1' as run_id, 's1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, n as record_number,
  id, 'L1' as location_id, 'COMPLETED' as state, closed as closed_at, closed as created_at,
  'USD' as currency, total as total_money, tax as total_tax_money, tip as total_tip_money,
  back as return_total_money, 0 as return_tax_money, 0 as return_tip_money, 'h' as content_hash
  from (values
    (0, 'A', timestamp '2026-06-02 16:00:00', 22.00, 0.00, 2.00, null),
    (1, 'M', timestamp '2026-06-01 15:01:00', 37.94, 2.44, 0.00, null),
    (2, 'R', timestamp '2026-06-02 17:00:00', 0.00, 0.00, 0.00, 5.25))
  orders(n, id, closed, total, tax, tip, back);
insert into staging.square_order_returns by name select
  'square' as source_name, 's1' as run_id, 2 as record_number, 'R' as order_id, 'r' as uid,
  'A' as source_order_id, 5.25 as total_money;
insert into staging.square_payments by name select
  'square' as source_name, 'p1' as run_id, 'p1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, n as record_number,
  id, order_id, 'COMPLETED' as status, created as created_at, 'USD' as currency,
  amount as amount_money, tip as tip_money, amount + tip as total_money, 'h' as content_hash
  from (values
    (0, 'PA', 'A', timestamp '2026-06-02 16:00:00', 20.00, 2.00),
    (1, 'PM', 'M', timestamp '2026-06-01 15:01:00', 37.94, 0.00))
  payments(n, id, order_id, created, amount, tip);
insert into staging.square_refunds by name select
  'square' as source_name, 'b1' as run_id, 'b1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, 0 as record_number,
  'BA' as id, 'PA' as payment_id, 'R' as order_id, 'COMPLETED' as status,
  timestamp '2026-06-02 17:00:00' as created_at, 'USD' as currency, 5.25 as amount_money, 'h' as content_hash;
insert into staging.square_customers by name select
  'square' as source_name, 'f1' as run_id, 'f1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, false as is_deleted, 0 as record_number,
  'C' as id, 'g1,g2' as group_ids, 'h' as content_hash;
insert into staging.square_customer_groups by name select
  'square' as source_name, 'f1' as run_id, 'f1' as content_run_id,
  timestamp '2026-06-03 07:00:00' as extracted_at, n = 1 as is_deleted, n as record_number,
  id, name, 'h' || id as content_hash
  from (values (0, 'g1', 'Wholesale'), (1, 'g2', 'Regulars')) customer_groups(n, id, name);
insert into ops.load by name select
  source as source_name, head, run as run_id, source as source_kind, 'window' as kind,
  timestamp '2026-06-01 00:00:00' as range_from, timestamp '2026-06-03 06:58:00' as range_to,
  timestamp '2026-06-03 07:00:00' as extracted_at, 2 as rows_read, 2 as rows_new,
  0 as rows_unchanged, 0 as rows_rejected, 0 as rows_deleted,
  timestamp '2026-06-03 07:01:00' as loaded_at
  from (values ('woocommerce', 'orders', 'w1'), ('woocommerce', 'refunds', 'r1'),
    ('square', 'orders', 's1'), ('square', 'payments', 'p1'), ('square', 'refunds', 'b1'))
  heads(source, head, run);
insert into ops.load by name select
  source as source_name, head, 'f1' as run_id, source as source_kind,
  'full' as kind, timestamp '2026-06-03 07:00:00' as range_to,
  timestamp '2026-06-03 07:00:00' as extracted_at, 2 as rows_read, 2 as rows_new,
  0 as rows_unchanged, 0 as rows_rejected, 0 as rows_deleted,
  timestamp '2026-06-03 07:01:00' as loaded_at
  from (values ('woocommerce', 'products'), ('woocommerce', 'variations'), ('woocommerce', 'customers'),
    ('woocommerce', 'categories'), ('square', 'locations'), ('square', 'items'), ('square', 'variations'),
    ('square', 'catalog_categories'), ('square', 'customers'), ('square', 'customer_groups')) heads(source, head);
