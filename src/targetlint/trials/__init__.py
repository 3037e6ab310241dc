"""What the examples of rules are worth: which parts they show, and which changes they notice."""
