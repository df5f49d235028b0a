-- The published build: what it is called, when it was finished, what it had read, its zone and currency.
select build_id, built_at, staging_as_of, business_zone, reporting_currency
from build_stamp
