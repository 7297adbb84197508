"""The status of Objectives and Key Results."""
