"""Documents as JSON and as CSV, and their description as OpenAPI."""
