"""schema.org node of a centre (R1)."""

from typing import TYPE_CHECKING, Any

from core.labels import localized
from core.structured import address_of, node
from publishing.disclosure.texts import disclosure_node

if TYPE_CHECKING:
    from centres.models import CentrePage

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def centre_node(page: "CentrePage") -> dict[str, Any] | None:
    """Return the centre's node with address, hours and contact."""
    centre = page.centre
    if centre is None or not centre.live:
        return None
    language = page.locale.language_code
    hours = [
        node(
            "OpeningHoursSpecification",
            dayOfWeek=f"https://schema.org/{DAYS[span.weekday]}",
            opens=f"{span.opens:%H:%M}",
            closes=f"{span.closes:%H:%M}",
        )
        for span in centre.hours.all()
    ]
    return node(
        "Organization",
        name=page.title,
        description=page.introduction,
        url=address_of(page.url_path),
        telephone=centre.phone,
        email=centre.email,
        address=node(
            "PostalAddress",
            streetAddress=centre.address,
            addressLocality=localized(centre.city, language)[0],
            addressCountry=centre.country.code,
        ),
        openingHoursSpecification=hours,
        subjectOf=disclosure_node(page),
    )
