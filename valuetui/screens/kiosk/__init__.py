"""The kiosk: one interview after another, by touch or keys."""
