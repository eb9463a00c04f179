"""Data refresh: the open official series read again, shown as a diff, written on confirmation.

For maintainers, so in English only, like the other developer tools; the test environment has what
it needs. ``python -m components.refresh --help`` lists its options and exit codes.

Written are the series that are copies of an official one: ``builders_cash`` (SEC), ``us_gdp``
(International Monetary Fund) and the BEA rows of ``us_growth``. Compared but never written are the
facts that state the same figures, because grades, labels and defaults of inputs rest on them, and
``us_gdp`` with the BEA and the World Bank. Forecasts by houses and figures from the press are not
read here.

One module a source (pure: decoded answer to figures, or a named error), `diff` (pure), `report`
(pure), `write` (all files or none), `client` (HTTP) and `sources` (which figures are asked for).
"""
