"""Flows on a real Prefect server, on loopback."""
