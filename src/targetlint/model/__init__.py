"""The domain model: what files show, what forms mean, what is wrong with them."""
