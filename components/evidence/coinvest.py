"""Series behind the page `coinvest`."""
