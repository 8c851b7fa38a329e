"""Tests of the demo's portals, on loopback only."""
