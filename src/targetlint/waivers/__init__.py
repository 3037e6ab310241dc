"""What is waived: an entry of a file, with its reason and who approved it, covers findings of a run."""
