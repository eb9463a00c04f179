from components.charts.lab.grades import share_text


def test_shares_never_claim_false_certainty() -> None:
    assert share_text(0.998, "en") == "over 99%"
    assert share_text(0.004, "en") == "under 1%"
    assert (share_text(1.0, "en"), share_text(0.0, "en")) == ("100%", "0%")
