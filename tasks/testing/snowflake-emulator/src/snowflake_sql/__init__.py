"""What Snowflake's SQL may look like, judged from the text alone."""
