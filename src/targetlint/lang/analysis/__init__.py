"""What can be said of rules without a form: what they never do, never use, say twice, and cost."""
