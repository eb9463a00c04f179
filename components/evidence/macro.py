"""Series behind the page `macro`."""
