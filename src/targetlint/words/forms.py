"""What the forms room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {}
