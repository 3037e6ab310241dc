"""Settings: `targetlint.toml` found, read with the places of what stands in it, checked and put together."""
