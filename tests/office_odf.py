"""OpenDocument packages built in code."""

from __future__ import annotations

from office import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    **{each: f"{_OASIS}:{each}:1.0" for each in ("office", "style", "text", "table", "form")},
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PREFIXES.items())
KINDS = {"ods": "spreadsheet", "odt": "text"}


def odf(kind: str, described: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """An .odt or .ods from sections: `## fonts`, `## common` (styles.xml), `## styles`, `## body`."""
    sections: dict[str, str] = {}
    for section in described.split("## ")[1:]:
        head, _, body = section.partition("\n")
        sections[head.strip()] = body
    fonts, styles, body = (sections.get(each, "") for each in ("fonts", "styles", "body"))
    content = (
        f"<office:document-content {_DECLARED}><office:font-face-decls>{fonts}</office:font-face-decls>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{KINDS[kind]}>{body}</office:{KINDS[kind]}></office:body>"
        "</office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{KINDS[kind]}",
        "content.xml": content,
    }
    if "common" in sections:
        parts["styles.xml"] = (
            f"<office:document-styles {_DECLARED}><office:styles>{sections['common']}</office:styles>"
            "</office:document-styles>"
        )
    return packed(parts | (more or {}))
