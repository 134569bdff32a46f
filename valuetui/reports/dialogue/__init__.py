"""What people sit down with after the result: folders, cards, note sheets, and the log of what was
agreed and what came of it."""
