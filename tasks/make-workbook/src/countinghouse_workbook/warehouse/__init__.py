"""The published marts, and what of them SQL and keys may say."""
