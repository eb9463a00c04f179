"""Series behind the page `digital`."""
