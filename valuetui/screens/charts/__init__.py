"""Charts drawn with block and box characters: pure functions that give rich texts.

Every chart is exactly as many columns wide as it is told to be, and lengths never mislead: what is
larger is never drawn shorter.
"""
