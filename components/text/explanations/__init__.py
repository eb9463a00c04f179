"""Formulas with the reader's numbers in them, and what could be wrong, one module a page."""
