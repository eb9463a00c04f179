"""Themes: what each page of the argument works out, one module a theme.

A theme `power` is added by a module `power.py` here, one field `power: Power[Number]` of `Themes`
in `evaluate.py`, whose place there is the theme's place in the argument, and one field of
`LeverValues` for each new lever, in the order of the lever table. Nothing else in the model names
a theme: the lever table, the lab, guesses, links and units are read from what the module declares.

The module defines, under these names (`ThemeModule`):

LEVERS
    The levers whose home is the theme's page, each with its defaults, their grade and facts, and
    how far the evidence lets it range (`default`, `evidence` and `assumed` of `lever.py` help).
GUESSED
    The number that a reader may guess on the page, and between which ends.

and one class of results, a `Theme`::

    @dataclass(frozen=True, eq=False)
    class Power(Theme[Number]):
        \"\"\"What it takes to plug the build-out in.\"\"\"

        buildout: Buildout[Number]

        @number(ResultUnit.GIGAWATTS, usual_target=50)
        def gw_needed(self) -> Number:
            \"\"\"Power that the new capacity draws: spending over gwc.\"\"\"
            return 1000 * self.buildout.total_usd_tn / self.levers.gwc

        @number(ResultUnit.MULTIPLE, "nothing_needed")
        def cover_x(self) -> Number:
            \"\"\"What can be connected over what is needed.\"\"\"
            return self.levers.conn / where(self.gw_needed > 0, self.gw_needed, np.nan)

- A result is a method whose decorator says what it is: `number`, `count` (whole: a year, a number
  of things), `month`, `series` (a number for each year), `interval` (two ends, for one scenario
  only). The decorator carries the unit and, where the result can be null, the code of the reason
  (or how to tell it). Its permanent id is `<theme>.<method>`; the docstring says meaning, formula
  and source.
- A formula returns NaN where there is no result, and a month as the number of months from the
  as-of month. In one scenario that reads as None and as YYYY-MM; in many it stays.
- A formula is written once: over floats it gives the results of a scenario, over arrays those of
  many. So it takes its conditions and functions from `arrays.py` (`where`, `maximum`, `exp`,
  `first_true`, `number_of` for a choice, ...) and divides by nothing that can be zero. What needs
  another algorithm for arrays (a root, a quantile) tells them apart in the one function that does
  it, such as `root_between` or `loss_quantile_pct`.
- What several results need is a `cached_property`. Functions that charts call too stand beside
  the class, over `Number`.
- A theme that builds on an earlier one has a field called by its slug, here `buildout`.
"""
