"""Series behind the page `breakout`."""
