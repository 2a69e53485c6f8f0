"""schema.org node of the site's publisher (T4)."""

from typing import TYPE_CHECKING, Any

from core.navigation import furniture
from core.structured import address_of, node

if TYPE_CHECKING:
    from home.models import HomePage


def home_node(page: "HomePage") -> dict[str, Any]:
    """Return the organisation with its official accounts: what `sameAs` lacks isn't ours."""
    site = furniture(page.locale.language_code)
    contact = site.contact.get("url")
    return node(
        "Organization",
        name=page.site_name,
        description=page.introduction,
        url=address_of(page.url_path),
        sameAs=[account["url"] for account in site.accounts],
        contactPoint=node("ContactPoint", url=address_of(contact)) if contact else None,
    )
