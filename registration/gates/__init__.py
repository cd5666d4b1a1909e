"""The register's answers to the check matrix (domain §4.3); their words and law stand in house_rules."""

from registration.gates import (
    burdens,
    certificates,
    corrections,
    easements,
    land,
    mortgages,
    objections,
    owners,
    presale,
    property_facts,
    queries,
    replacements,
    site_visits,
    warnings,
)

__all__ = [
    "burdens",
    "certificates",
    "corrections",
    "easements",
    "land",
    "mortgages",
    "objections",
    "owners",
    "presale",
    "property_facts",
    "queries",
    "replacements",
    "site_visits",
    "warnings",
]
