"""Series behind the page `target`."""
