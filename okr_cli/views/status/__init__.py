"""Where Objectives and Key Results stand."""
