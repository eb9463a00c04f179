"""Numbers read back out of sentences of either language."""

import re

SCALES_USD_BN = {
    "trillion": 1e3,
    "billion": 1.0,
    "million": 1e-3,
    "兆ドル": 1e3,
    "億ドル": 0.1,
    "万ドル": 1e-5,
}


def amounts_usd_bn(text: str) -> list[float]:
    """All amounts of money in a sentence, in its order."""
    found = re.finditer(r"\$?([\d.,]+)(?: (trillion|billion|million)|(兆ドル|億ドル|万ドル))", text)
    return [
        float(one[1].replace(",", "")) * SCALES_USD_BN[one[2] or one[3]]
        for one in found
        if one[3] or one[0].startswith("$")
    ]


def percentages(text: str) -> list[float]:
    """All percentages in a sentence, in its order."""
    found = re.finditer(r"(−?)([\d.,]+)%", text)
    return [float(one[2].replace(",", "")) * (-1 if one[1] else 1) for one in found]
