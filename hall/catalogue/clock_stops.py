"""Which grounds may stop the clock of an item ([S2] 五, domain §7.3); no other ground may."""

from hall.clock.grounds import StopGround as G

ORDINARY = frozenset({G.SUPPLEMENT, G.INVESTIGATION, G.NO_SHOW, G.COURT})
TAXED = ORDINARY | {G.UNPAID_TAX}
HOUSE_SOLD = TAXED | {G.EXTRA_HOUSING}
PRESOLD = ORDINARY | {G.EXTRA_HOUSING}
VISITED = ORDINARY | {G.SITE_VISIT}
ANNOUNCED = ORDINARY | {G.ANNOUNCEMENT, G.SITE_VISIT}
EX_OFFICIO = ANNOUNCED | {G.OWNER_NOTICE}
SAME_DAY = frozenset({G.SUPPLEMENT, G.NO_SHOW, G.COURT})
SAME_DAY_TAXED = SAME_DAY | {G.UNPAID_TAX}
NEVER: frozenset[G] = frozenset()
