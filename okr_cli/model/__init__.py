"""Objectives, Key Results, Initiatives and everything else in an OKR file, as frozen models."""
