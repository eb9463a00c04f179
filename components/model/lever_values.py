"""The value of every lever: the fields that one scenario and many scenarios share."""

from dataclasses import dataclass
from typing import Generic

from components.model.arrays import Code, Number


@dataclass(frozen=True, slots=True)
class LeverValues(Generic[Number, Code]):
    """One field for each lever, named by its key, in the order of the lever table.

    `Scenario` has one number or code in each, `Scenarios` an array. Formulas read the fields
    without knowing which of the two they have. Units and ranges stand with the levers.
    """

    tgt: Number
    pace: Number
    mom: Number
    mult: Number
    gwc: Number
    shell: Number
    gws: Number
    base: Code
    c25: Number
    c26: Number
    g: Number
    bust: Number
    ai: Number
    rest: Number
    conn: Number
    load: Number
    mwh: Number
    us: Number
    imp: Number
    usva: Number
    crowd: Number
    firm: Code
    cut: Number
    yld: Number
    debt: Number
    kd: Number
    cert: Number
    life: Number
    res: Number
    maxt: Number
    aum: Number
    pd: Number
    lgd: Number
    full: Number
    rho: Number
    nproj: Number
    quota: Number
    rc1: Number
    rc2: Number
    rc3: Number
    fl: Number
    bow: Number
    fg: Number
    fee: Number
    fy: Number
    cash: Code
    keep: Number
    ocfg: Number
    own: Number
    dsh: Number
    pool: Number
    lease: Number
    fol: Number
    mkt: Number
    mov: Number
    days: Number
    oldc: Number
    newc: Number
    sup: Number
    pay: Number
    sg: Number
    tb: Number
    ret: Number
    short: Number
    ls: Number
    ll: Number
    gm: Number
    up: Number
    half: Number
    capt: Number
    lasts: Code
    yrs: Number
    reach: Number
    el: Number
    due: Number
    trend: Number
    pop: Number
    rev26: Number
    rg: Number
    fade: Number
    circ: Number
    halt: Number
    fall: Number
    aiw: Number
    mpc: Number
    wfund: Number
    yen: Number
    pdc: Number
    rec: Number
