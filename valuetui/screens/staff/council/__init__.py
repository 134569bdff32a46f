"""Sessions at the staff terminal: opened, looked at, begun, closed and put on paper."""
