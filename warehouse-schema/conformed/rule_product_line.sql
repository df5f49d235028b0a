-- One row per rule that gives a product its line, by SKU, by product id or by the name of a category.
create ${temporary} table rule_product_line (
  source_kind  varchar not null,
  match_field  varchar not null,
  match_value  varchar not null,
  product_line varchar not null
);
