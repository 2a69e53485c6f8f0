"""Cities under the map."""

from events.models.event import Event
from events.present import map_points


def test_cities_stand_in_the_order_of_the_readers_alphabet():
    events = [
        Event(city={"tr": city}, latitude=place, longitude=place, starts_on="2013", status="held")
        for place, city in enumerate(("Viyana", "İstanbul", "Çeşme", "Kiev", "Almatı"))
    ]
    for event in events:
        event.clean_fields(exclude={"series", "name", "slug", "country"})
    names = [point["name"] for point in map_points(events, {}, "tr")]
    assert names == ["Almatı", "Çeşme", "İstanbul", "Kiev", "Viyana"]
