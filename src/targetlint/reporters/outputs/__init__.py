"""A published report as files: for the office (html, xlsx, md) and for machines (json, SARIF, JUnit, …)."""
