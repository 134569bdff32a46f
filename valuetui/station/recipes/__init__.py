"""Templates of what a Debian machine needs to start as a kiosk; ``$names`` are filled in."""
