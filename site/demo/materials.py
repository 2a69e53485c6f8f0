"""Seeds the launch materials with their files."""

from demo.content import label, load
from demo.files import CREDIT, RIGHTS, document
from demo.records import Records, put
from strategy.models import LaunchMaterial, MaterialFile


def seed_materials(records: Records) -> None:
    """Seed every material of the content file, in the languages it names."""
    for order, row in enumerate(load("records/materials")["item"]):
        files = [
            MaterialFile(sort_order=position, language=code, document=document(row, code))
            for position, code in enumerate(row["languages"])
        ]
        records.materials[row["key"]] = put(
            LaunchMaterial,
            row["key"],
            {"files": files},
            slug=row["key"],
            name=label(row["name"]),
            kind=row["kind"],
            summary=label(row["summary"]),
            version=records.versions.get(row.get("version", "")),
            rights=RIGHTS,
            credit=CREDIT,
            sort_order=order,
        )
