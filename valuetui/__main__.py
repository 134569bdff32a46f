"""``python -m valuetui`` is the command ``valuetui``."""

from valuetui.cli import main

if __name__ == "__main__":
    main()
