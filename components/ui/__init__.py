"""Everything that draws: the frame around all pages and the parts that pages are made of."""
