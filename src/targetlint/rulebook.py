"""Folders of rules to a rule book: packs found, layers assembled, rules checked and planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from targetlint.assets import asset
from targetlint.lang import declared
from targetlint.lang.assemble import Assembled, Layer, RuleSource, assemble
from targetlint.lang.check import check
from targetlint.lang.messages import plain
from targetlint.lang.plan import Plan
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Basis, Diagnostic, Outcome, Severity
from targetlint.model.layout import Layout
from targetlint.model.place import Origin
from targetlint.model.report import Explanation, PackInfo, RuleInfo
from targetlint.model.said import Said
from targetlint.words import say

MAX_LAYERS = 8  # national, province, city, county, unit, and room to spare; more is a circle


@dataclass(slots=True)
class RuleBook:
    """Rules ready to run, what a reader needs to know of them, and the layouts that forms are read by.

    `sources` are the rules as written, by id; `disabled` says by whom and why; `packs` are in layer
    order, the uppermost first.
    """

    packs: list[PackInfo]
    rules: Mapping[str, RuleInfo]
    layouts: Sequence[Layout]
    plan: Plan
    disabled: Mapping[str, Said]
    sources: Mapping[str, declared.Rule]
    explanations: Mapping[str, Explanation]

    def narrowed(self, select: Sequence[str], ignore: Sequence[str]) -> RuleBook:
        """Return the book with the rules that `select` names (all where empty), less those of `ignore`."""
        kept = {
            name: info
            for name, info in self.rules.items()
            if (not select or any(map(info.answers_to, select))) and not any(map(info.answers_to, ignore))
        }
        rules = tuple(rule for rule in self.plan.rules if rule.id in kept)
        disabled = {name: reason for name, reason in self.disabled.items() if name in kept}
        return replace(self, rules=kept, plan=Plan(rules), disabled=disabled)


def load(folders: Sequence[Path], *, today: date) -> tuple[RuleBook, list[Diagnostic]]:
    """Return the rules of the pack folders and of every pack they extend, and what is wrong with them.

    Changes to upper layers count while they have not expired on `today`.
    """
    trouble = Trouble()
    packs = _Packs(trouble)
    for folder in folders:
        packs.add(folder, ())
    whole = assemble(packs.layers, today, trouble)
    rules = check(whole, trouble)
    infos = {name: _info(source, whole) for name, source in whole.rules.items()}
    disabled = {
        name: _disabled(source) for name, source in whole.rules.items() if source.disabled is not None
    }
    book = RuleBook(
        packs=[_pack(packs, layer, whole) for layer in packs.layers],
        rules=infos,
        layouts=tuple(whole.layouts.values()),
        plan=Plan(tuple(rule for rule in rules if rule.id not in disabled)),
        disabled=disabled,
        sources={name: source.rule for name, source in whole.rules.items()},
        explanations={
            name: _explained(infos[name], source, packs.texts) for name, source in whole.rules.items()
        },
    )
    return book, packs.diagnostics + trouble.diagnostics


class _Packs:
    """Reads pack folders and those they extend, uppermost first, each once."""

    def __init__(self, trouble: Trouble) -> None:
        self.layers: list[Layer] = []
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}
        self.hashes: dict[str, str] = {}
        self._trouble = trouble
        self._seen: set[Path] = set()

    def add(self, folder: Path, below: tuple[Path, ...]) -> None:
        folder = folder.resolve()
        if folder in self._seen:
            return
        self._seen.add(folder)
        layer = self._read(folder)
        for clause in layer.declared():
            if not isinstance(clause, declared.Extends):
                continue
            upper = self._upper(clause, folder)
            if upper is None:
                self._trouble.tell(clause.origin, "rule.no_pack", name=clause.pack)
            elif upper.resolve() in (*below, folder) or len(below) >= MAX_LAYERS:
                self._trouble.tell(clause.origin, "rule.circle", name=clause.pack)
            else:
                if not clause.version:
                    self._trouble.tell(clause.origin, "rule.unpinned", Severity.INFO, name=clause.pack)
                self.add(upper, (*below, folder))
                self._pinned(clause, upper.resolve())
        self.layers.append(layer)

    def _pinned(self, clause: declared.Extends, upper: Path) -> None:
        version = next((_version(layer) for layer in self.layers if layer.id == upper.name), "")
        if clause.version and not f"{version}.".startswith(f"{clause.version}."):
            self._trouble.tell(clause.origin, "rule.version", name=clause.pack, has=version or "?")

    def _read(self, folder: Path) -> Layer:
        files = []
        digest = sha256()
        for path in sorted(folder.rglob("*.rules")):
            data = path.read_bytes()
            shown = path.relative_to(folder.parent).as_posix()
            digest.update(f"{shown}\0{len(data)}\0".encode() + data)
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                self.diagnostics.append(_undecodable(shown))
                continue
            self.texts[shown] = text
            file, diagnostics = parse(text, shown)
            files.append(file)
            self.diagnostics += diagnostics
        self.hashes[folder.name] = digest.hexdigest()
        return Layer(folder.name, tuple(files))

    def _upper(self, clause: declared.Extends, folder: Path) -> Path | None:
        homes = (folder.parent, asset("rules"))
        for home in homes:
            if (home / clause.pack / "pack.rules").is_file():
                return home / clause.pack
        for home in homes:
            for pack in sorted(home.glob("*/pack.rules")):
                file, _ = parse(pack.read_text(encoding="utf-8-sig", errors="replace"), pack.name)
                if any(
                    isinstance(each, declared.Pack) and clause.pack in each.name for each in file.declarations
                ):
                    return pack.parent
        return None


def _undecodable(path: str) -> Diagnostic:
    return Diagnostic(
        code="rule/encoding",
        severity=Severity.ERROR,
        message=say("rule.encoding", path=path),
        place=Origin(path, 1, 1, 1, ""),
        outcome=Outcome.ERROR,
        suggestion=say("rule.encoding.hint"),
    )


def _version(layer: Layer) -> str:
    return next((each.version for each in layer.declared() if isinstance(each, declared.Pack)), "")


def _pack(packs: _Packs, layer: Layer, whole: Assembled) -> PackInfo:
    name, version = whole.names[layer.id]
    return PackInfo(layer.id, name.zh, version, packs.hashes[layer.id])


def _info(source: RuleSource, whole: Assembled) -> RuleInfo:
    rule = source.rule
    cited = [(whole.sources.get(cite.source.text), cite.clause) for cite in rule.basis]
    return RuleInfo(
        id=rule.id,
        title=plain(rule.title),
        pack=source.pack,
        severity=rule.severity,
        confidence=rule.confidence,
        dimension=rule.dimension,
        tags=rule.tags,
        applies_to=tuple(name.text for name in rule.applies_to),
        basis=tuple(
            Basis(document.title, clause, document.verified) for document, clause in cited if document
        ),
        origin=rule.id_origin,
        description=rule.comment,
    )


def _disabled(source: RuleSource) -> Said:
    change = source.disabled
    if change is None:
        return Said("", "")
    return say(
        "status.disabled", pack=source.disabled_by, reason=change.reason, day=change.expires.isoformat()
    )


def _explained(info: RuleInfo, source: RuleSource, texts: Mapping[str, str]) -> Explanation:
    rule = source.rule
    lines = texts.get(rule.origin.file, "").splitlines()
    params = []
    for param in rule.params:
        change = source.set_params.get(param.name.text)
        origin = (change or param).origin
        params.append((param.name.text, f"{origin.text.strip()}  ({origin.file}:{origin.line})"))
    return Explanation(
        info=info,
        why=rule.comment,
        params=tuple(params),
        text="\n".join(lines[rule.origin.line - 1 :]).strip(),
        examples=tuple((example.outcome, example.title) for example in rule.examples),
    )
