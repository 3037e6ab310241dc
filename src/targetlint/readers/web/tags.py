"""What the tags of HTML mean for the text in them."""

from __future__ import annotations

NOT_SHOWN = frozenset(
    {
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "iframe",
        "noframes",
        "noscript",
        "object",
        "rp",
        "rt",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
        "xml",
    }
)
"""Elements that show nothing of what is in them, or nothing that belongs to a form."""

NOTE_MARKS = frozenset({"msocommentreference", "msoendnotereference", "msofootnotereference", "msocomanchor"})
"""Classes of what Word puts where a note or a comment is anchored."""

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
"""Elements that begin and end on a line of their own."""

GROUPS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})
IN_TABLE = GROUPS | CELLS | {"tr"}

KEPT_SPACE = frozenset({"pre", "textarea", "xmp", "listing"})
"""Elements in which spaces and line ends are kept."""
