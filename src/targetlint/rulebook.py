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
    order, the uppermost first; `adjusted` are the rules whose parameters a lower pack set.
    """

    packs: list[PackInfo]
    rules: Mapping[str, RuleInfo]
    layouts: Sequence[Layout]
    plan: Plan
    disabled: Mapping[str, Said]
    sources: Mapping[str, declared.Rule]
    explanations: Mapping[str, Explanation]
    adjusted: frozenset[str] = frozenset()

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
    if not whole.layouts:
        _tell_no_layouts(packs.layers, trouble)
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
            name: _explained(infos[name], source, packs.text(source.rule))
            for name, source in whole.rules.items()
        },
        adjusted=frozenset(name for name, source in whole.rules.items() if source.set_params),
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
        if folder.name in self.hashes:
            told = say("rule.same_name", name=folder.name)
            self.diagnostics.append(_unread(folder.name, "rule/same-name", told, say("rule.same_name.hint")))
            return
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

    def text(self, rule: declared.Rule) -> str:
        """Return a rule as written: up to the next declaration of its file and the comment above that."""
        path, first = rule.origin.file, rule.origin.line
        files = (file for layer in self.layers for file in layer.files if file.path == path)
        others = [
            each.origin.line for file in files for each in file.declarations if each.origin.line > first
        ]
        lines = self.texts.get(path, "").splitlines()[first - 1 : min(others) - 1 if others else None]
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(("#", "＃"))):
            lines.pop()
        return "\n".join(lines).strip()

    def _pinned(self, clause: declared.Extends, upper: Path) -> None:
        version = next((_version(layer) for layer in self.layers if layer.id == upper.name), "")
        if clause.version and not f"{version}.".startswith(f"{clause.version}."):
            self._trouble.tell(clause.origin, "rule.version", name=clause.pack, has=version or "?")

    def _read(self, folder: Path) -> Layer:
        files = []
        digest = sha256()
        for path in sorted(folder.rglob("*.rules")):
            shown = path.relative_to(folder.parent).as_posix()
            try:
                data = path.read_bytes()
            except OSError as error:
                told = say("file.unopened", path=shown, error=error.strerror or str(error))
                self.diagnostics.append(_unread(shown, "rule/unopened", told, say("file.unopened.hint")))
                continue
            digest.update(f"{shown}\0{len(data)}\0".encode() + data)
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                told = say("rule.encoding", path=shown)
                self.diagnostics.append(_unread(shown, "rule/encoding", told, say("rule.encoding.hint")))
                continue
            self.texts[shown] = text
            file, diagnostics = parse(text, shown)
            files.append(file)
            self.diagnostics += diagnostics
        self.hashes[folder.name] = digest.hexdigest()
        return Layer(folder.name, tuple(files))

    def _upper(self, clause: declared.Extends, folder: Path) -> Path | None:
        """Return the folder of the pack that is extended, by name, else by title; neighbours first."""
        homes = (folder.parent, asset("rules"))
        packs = [pack for home in homes for pack in sorted(home.glob("*/pack.rules"))]
        named = (pack for pack in packs if pack.parent.name == clause.pack)
        titled = (pack for pack in packs if clause.pack in _titles(pack))
        found = next(named, None) or next(titled, None)
        return found.parent if found else None


def _titles(pack: Path) -> list[str]:
    try:
        file, _ = parse(pack.read_text(encoding="utf-8-sig", errors="replace"), pack.name)
    except OSError:
        return []  # a neighbour that cannot be opened is not the pack that is meant
    return [title for each in file.declarations if isinstance(each, declared.Pack) for title in each.name]


def _unread(path: str, code: str, message: Said, suggestion: Said) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        place=Origin(path, 1, 1, 1, ""),
        outcome=Outcome.ERROR,
        suggestion=suggestion,
    )


def _tell_no_layouts(layers: Sequence[Layer], trouble: Trouble) -> None:
    """Without a layout no form is recognised: say that the pack is the reason, not the files."""
    for layer in layers[-1:]:
        for each in layer.declared():
            if isinstance(each, declared.Pack):
                trouble.tell(each.origin, "rule.no_layouts", Severity.WARNING)


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


def _explained(info: RuleInfo, source: RuleSource, text: str) -> Explanation:
    rule = source.rule
    params = []
    for param in rule.params:
        change = source.set_params.get(param.name.text)
        origin = (change or param).origin
        params.append((param.name.text, f"{origin.text.strip()}  ({origin.file}:{origin.line})"))
    return Explanation(
        info=info,
        why=rule.comment,
        params=tuple(params),
        text=text,
        examples=tuple((example.outcome, example.title) for example in rule.examples),
    )
