"""What `make bench` measures: a module for each section of the page."""
