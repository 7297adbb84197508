"""Objectives, Key Results, Initiatives and all that stands around them, as frozen models."""
