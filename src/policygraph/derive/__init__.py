"""What follows from claims by rule."""
