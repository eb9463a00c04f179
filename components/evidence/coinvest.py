"""Series behind the page `coinvest`: debt of deals, and returns that strategies aim for."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from components.evidence.files import optional, rows


@dataclass(frozen=True, slots=True)
class Deal:
    """Equity and debt of one deal, in billions of its currency.

    `status` is "plan" (intended), "raised" (commitments in hand), "signed" (agreed, not closed)
    or "press" (reported, not confirmed).
    """

    deal_id: str
    announced: date
    currency: str
    equity_bn: float
    debt_bn: float
    status: str
    parties: str
    publisher: str
    url: str

    @property
    def debt_share_pct(self) -> float:
        """Debt over debt and equity, percent."""
        return 100 * self.debt_bn / (self.debt_bn + self.equity_bn)

    @property
    def firm(self) -> bool:
        """Whether the amounts are agreed rather than planned or reported by the press."""
        return self.status in {"raised", "signed"}


@dataclass(frozen=True, slots=True)
class ReturnTarget:
    """The return a year, percent, that a strategy aims for; `high_pct` is None if open."""

    target_id: str
    strategy: str
    low_pct: float
    high_pct: float | None
    publisher: str
    url: str
    published: str
    read: str


@cache
def deals() -> tuple[Deal, ...]:
    """Return the deals, the one with least debt first."""
    found = (
        Deal(
            deal_id=row["deal_id"],
            announced=date.fromisoformat(row["announced"]),
            currency=row["currency"],
            equity_bn=float(row["equity_bn"]),
            debt_bn=float(row["debt_bn"]),
            status=row["status"],
            parties=row["parties"],
            publisher=row["publisher"],
            url=row["url"],
        )
        for row in rows("deal_debt", "deals")
    )
    return tuple(sorted(found, key=lambda deal: deal.debt_share_pct))


@cache
def return_targets() -> tuple[ReturnTarget, ...]:
    """Return the target returns in the order of the file, least risky strategy first."""
    return tuple(
        ReturnTarget(
            target_id=row["target_id"],
            strategy=row["strategy"],
            low_pct=float(row["low_pct"]),
            high_pct=optional(float, row["high_pct"]),
            publisher=row["publisher"],
            url=row["url"],
            published=row["published"],
            read=row["read"],
        )
        for row in rows("return_targets", "targets")
    )
