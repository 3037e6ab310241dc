"""What a terminal shows: findings in full or one a line, forms as understood, rule pages, rule files."""
