"""The picture of the overview: sums of money to one scale."""
