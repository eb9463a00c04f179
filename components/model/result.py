"""What a result can be, and in what unit."""

from enum import StrEnum


class ResultUnit(StrEnum):
    """Unit of a result; its wording in each language stands in the catalogue."""

    USD_BN = "usd_bn"
    USD_TN = "usd_tn"
    PERCENT = "pct"
    PERCENTAGE_POINTS = "pp"
    BASIS_POINTS = "bp"
    GIGAWATTS = "gw"
    TERAWATT_HOURS = "twh"
    MONTHS = "months"
    DAYS = "days"
    YEARS = "years"  # a length of time
    MONTH = "date"  # a calendar month
    YEAR = "year"  # a calendar year, or a year of a fund's life
    MULTIPLE = "x"
    COUNT = "number"


class Kind(StrEnum):
    """What a result is."""

    NUMBER = "number"
    COUNT = "count"  # whole: a year or a number of things
    DATE = "date"  # whole months from the month of the as-of date
    INTERVAL = "interval"  # two numbers, its ends
    SERIES = "series"  # a number for each year
