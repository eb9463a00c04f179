"""Series behind the page `reallocation`."""
