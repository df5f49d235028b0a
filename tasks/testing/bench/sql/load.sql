-- The load as an expert would write it for one evening: the last read of each order and its children, with
-- every column, from the same Parquet into tables. No versions, no tombstones, no ledger, no contract.
create temporary table kept as
select id, max(filename) as filename
from read_parquet('${lake}/orders/run=*/orders.parquet', filename = true)
group by id;

create table orders as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/orders.parquet', filename = true) file
join kept using (id, filename);

create table order_lines as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/order_lines.parquet', filename = true) file
join kept on kept.id = file.order_id
  and replace(kept.filename, 'orders.parquet', 'order_lines.parquet') = file.filename;

create table order_taxes as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/order_taxes.parquet', filename = true) file
join kept on kept.id = file.order_id
  and replace(kept.filename, 'orders.parquet', 'order_taxes.parquet') = file.filename;

create table order_shipping as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/order_shipping.parquet', filename = true) file
join kept on kept.id = file.order_id
  and replace(kept.filename, 'orders.parquet', 'order_shipping.parquet') = file.filename;

create table order_fees as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/order_fees.parquet', filename = true) file
join kept on kept.id = file.order_id
  and replace(kept.filename, 'orders.parquet', 'order_fees.parquet') = file.filename;

create table order_coupons as
select file.* exclude (filename)
from read_parquet('${lake}/orders/run=*/order_coupons.parquet', filename = true) file
join kept on kept.id = file.order_id
  and replace(kept.filename, 'orders.parquet', 'order_coupons.parquet') = file.filename;

create table products as select * from read_parquet('${lake}/products/run=*/products.parquet');
create table variations as select * from read_parquet('${lake}/variations/run=*/variations.parquet');
