"""A Tableau server: what is asked of it, and what its refusals mean."""
