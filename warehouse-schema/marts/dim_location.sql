-- One row per place of sale: each Square location, and one for each shop.
create table dim_location (
  location_key  bigint not null,
  source_name   varchar not null,
  location_id   varchar not null,
  location_name varchar not null,
  location_type varchar not null,
  city          varchar,
  country       varchar
);
comment on table dim_location is 'One row per place of sale: each Square location, and one for each shop.';
comment on column dim_location.location_key is 'Key of source_name and location_id; -1 unknown, -2 not applicable.';
comment on column dim_location.source_name is 'The source.';
comment on column dim_location.location_id is 'The id at the source; shop for a WooCommerce shop.';
comment on column dim_location.location_name is 'Name to show.';
comment on column dim_location.location_type is 'till or shop.';
comment on column dim_location.city is 'City.';
comment on column dim_location.country is 'ISO 3166 country.';
