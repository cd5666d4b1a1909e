"""The register's answers to the check matrix (domain §4.3); their words and law stand in house_rules."""

from registration.gates import burdens, certificates, owners, property_facts, warnings

__all__ = ["burdens", "certificates", "owners", "property_facts", "warnings"]
