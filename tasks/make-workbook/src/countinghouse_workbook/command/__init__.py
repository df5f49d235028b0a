"""The three programs, and what they are told in the same way."""
