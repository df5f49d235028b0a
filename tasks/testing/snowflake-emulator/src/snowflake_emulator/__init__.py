"""A stand-in for Snowflake in tests: fakesnow (DuckDB underneath), mended and made strict. Never shipped."""
