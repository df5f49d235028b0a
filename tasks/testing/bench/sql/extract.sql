-- What DuckDB alone makes of the same pages, once fetched: the same tables as the extractor's, in Parquet.
create temporary table page as
select *
from read_json('${pages}/*.json', format = 'array', columns = {
  id: 'bigint', number: 'varchar', status: 'varchar', currency: 'varchar', created_via: 'varchar',
  version: 'varchar', prices_include_tax: 'boolean', date_created_gmt: 'timestamp',
  date_modified_gmt: 'timestamp', date_paid_gmt: 'timestamp', date_completed_gmt: 'timestamp',
  customer_id: 'bigint',
  billing: 'struct(first_name varchar, last_name varchar, company varchar, email varchar, phone varchar,
    city varchar, state varchar, postcode varchar, country varchar)',
  shipping: 'struct(city varchar, state varchar, postcode varchar, country varchar)',
  discount_total: 'decimal(18, 4)', discount_tax: 'decimal(18, 4)', shipping_total: 'decimal(18, 4)',
  shipping_tax: 'decimal(18, 4)', cart_tax: 'decimal(18, 4)', total: 'decimal(18, 4)',
  total_tax: 'decimal(18, 4)', payment_method: 'varchar', payment_method_title: 'varchar',
  transaction_id: 'varchar',
  line_items: 'struct(id bigint, name varchar, product_id bigint, variation_id bigint, sku varchar,
    quantity decimal(18, 5), tax_class varchar, subtotal decimal(18, 4), subtotal_tax decimal(18, 4),
    total decimal(18, 4), total_tax decimal(18, 4))[]',
  tax_lines: 'struct(id bigint, rate_id bigint, rate_code varchar, label varchar, compound boolean,
    rate_percent decimal(9, 4), tax_total decimal(18, 4), shipping_tax_total decimal(18, 4))[]',
  shipping_lines: 'struct(id bigint, method_id varchar, method_title varchar, total decimal(18, 4),
    total_tax decimal(18, 4))[]',
  fee_lines: 'struct(id bigint, name varchar, tax_class varchar, tax_status varchar, total decimal(18, 4),
    total_tax decimal(18, 4))[]',
  coupon_lines: 'struct(id bigint, code varchar, discount_type varchar, discount decimal(18, 4),
    discount_tax decimal(18, 4))[]'})
qualify row_number() over (partition by id) = 1;

copy (
  select * exclude (billing, shipping, line_items, tax_lines, shipping_lines, fee_lines, coupon_lines),
    billing.*, shipping.*
  from page
) to '${out}/orders.parquet' (format parquet, compression zstd);
copy (select id as order_id, unnest(line_items, recursive := true) from page)
to '${out}/order_lines.parquet' (format parquet, compression zstd);
copy (select id as order_id, unnest(tax_lines, recursive := true) from page)
to '${out}/order_taxes.parquet' (format parquet, compression zstd);
copy (select id as order_id, unnest(shipping_lines, recursive := true) from page)
to '${out}/order_shipping.parquet' (format parquet, compression zstd);
copy (select id as order_id, unnest(fee_lines, recursive := true) from page)
to '${out}/order_fees.parquet' (format parquet, compression zstd);
copy (select id as order_id, unnest(coupon_lines, recursive := true) from page)
to '${out}/order_coupons.parquet' (format parquet, compression zstd);
