"""Dated numbers of registration."""
