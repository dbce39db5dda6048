"""What many tickets add up to: nothing known is nothing, not 0."""
from measures.attainment import Took, summary


def test_medians_of_what_is_known():
    found = summary([Took(60, 100, 600, 1000, False, 1), Took(120, 200, None, None, True, 3), Took()])
    assert (found.number, found.first_business, found.first_wall) == (3, 90, 150)
    assert (found.resolved_business, found.resolved_wall, found.resolved_wall_p90) == (600, 1000, 1000)
    assert (found.reopened, round(found.contacts, 2)) == (1, 1.33)


def test_of_nothing_nothing_is_known():
    found = summary([])
    assert (found.number, found.first_wall, found.contacts) == (0, None, None)
