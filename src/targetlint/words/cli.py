"""What the cli room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {}
