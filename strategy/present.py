"""Launch materials as the components want them."""

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.labels import localized
from strategy.models.materials import LaunchMaterial, MaterialFile
from strategy.queries import Filed
from text.casing import sentence


def material_row(
    material: LaunchMaterial, files: list[MaterialFile], language: str
) -> dict[str, Any]:
    """Return the parameters of `components/document_row.html`.

    The file in the reader's language comes first; else one without words, else another language,
    and the row says which.
    """
    own = next((f for f in files if f.language == language), None)
    chosen = own or next((f for f in files if not f.language), None) or files[0]
    target = chosen.document or chosen.video
    url, name = _address(chosen)
    facts = [sentence(str(material.get_kind_display()), language)]
    if chosen.pages:
        facts.append(ngettext("%(n)d page", "%(n)d pages", chosen.pages) % {"n": chosen.pages})
    facts.append(localized(material.rights, language)[0])
    is_other = bool(chosen.language and chosen.language != language)
    return {
        "type": name.rpartition(".")[2].upper()[:4],
        "title": localized(material.name, language)[0],
        "kind": " · ".join(fact for fact in facts if fact),
        "size": filesizeformat(_size(target)),
        "url": url,
        "languages": [
            {
                "code": f.language,
                "url": _address(f)[0],
                "is_current": f.language == language,
            }
            for f in sorted(files, key=lambda f: f.language)
            if f.language
        ],
        "only_language": chosen.language if is_other else "",
        "note": _("not yet in this language") if is_other else "",
    }


def material_rows(materials: Iterable[Filed], language: str) -> list[dict[str, Any]]:
    """Return the rows of several materials, those in the reader's language first."""
    found = [material_row(material, files, language) for material, files in materials]
    return sorted(found, key=lambda row: bool(row["only_language"]))


def _address(item: MaterialFile) -> tuple[str, str]:
    """Return the address and the name of a material's file."""
    if item.document:
        return item.document.url, item.document.filename or ""
    return (item.video.file.url, item.video.file.name or "") if item.video else ("", "")


def _size(target: Any) -> int:
    """Return the file's size in bytes, 0 when the file can't be read."""
    try:
        return target.get_file_size() or 0 if hasattr(target, "get_file_size") else target.file.size
    except OSError:
        return 0
