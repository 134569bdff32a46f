"""What is shown with Textual: the kiosk and the results."""
