"""Settlement: the float that payments need, and its cover."""

from collections.abc import Mapping
from types import MappingProxyType

_YEARS_TO_2030 = "(DATE(2030,12,31)-given_supply_as_of)/365.25"

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "moved_usd_bn": "1000*lever_mkt*lever_mov/100",
        "float_needed_usd_bn": "digital_moved_usd_bn*lever_days/365",
        "supply_cover_x": 'IF(digital_float_needed_usd_bn=0,"{nothing_moved}",'
        "lever_sup*lever_pay/100/digital_float_needed_usd_bn)",
        "days_covered": 'IF(digital_moved_usd_bn=0,"{nothing_moved}",'
        "lever_sup*lever_pay/100*365/digital_moved_usd_bn)",
        "extra_supply_usd_bn": "MAX(0,digital_float_needed_usd_bn-lever_sup*lever_pay/100)",
        "fee_pool_usd_bn": "1000*lever_mkt*lever_oldc/10000",
        "fees_saved_usd_bn": "digital_moved_usd_bn*(lever_oldc-lever_newc)/10000",
        "supply_2030_usd_bn": f"lever_sup*(1+lever_sg/100)^({_YEARS_TO_2030})",
        "tbill_demand_2030_usd_bn": "digital_supply_2030_usd_bn*lever_tb/100",
    }
)
