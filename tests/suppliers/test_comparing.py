"""Weights by comparing the criteria two at a time, and the second opinion: told from the screen."""
import pytest

from blueprints.evaluation.comparing import second_opinion
from tests.suppliers.test_selections import entered, selecting

CRITERIA = [("Quality", 40), ("Price", 40), ("Service", 20)]


@pytest.fixture
def compared(browse, supplier):
    """Two candidates with criteria weighed by comparison; `compare("mara", "3", "5", "3")` answers the questions."""
    page = entered(selecting(browse, supplier("Blue Lake"), supplier("Harbour Pumps")), [[80, 70, 60], [70, 85, 65]],
                   CRITERIA)
    page = page.follow("Criteria").submit(button="Save", weights_from="ahp")
    assert "Nobody has compared the criteria yet" in page.text

    def compare(who, *answers, status=200, **more):
        form = browse(who).open(page.path + "/compare")
        names = [name for name in form.values() if name.startswith("pair_")]
        return form.submit(button="Keep my comparison", status=status, **dict(zip(names, answers, strict=True)), **more)

    compare.path = page.path
    return compare


def weights(browse, path):
    page = browse("mara").open(path)
    rows = next(page.table(at) for at in range(5) if page.table(at)[0][:2] == ["Criterion", "Weight"])
    return [row[1] for row in rows[1:]]


def test_weights_follow_from_a_comparison(browse, compared):
    page = compared("mara", "3", "5", "3")
    assert "Consistency ratio 0.04 (random index: Saaty 2005)" in page.text
    assert weights(browse, compared.path) == ["63.7%", "25.8%", "10.5%"]


def test_a_group_is_the_geometric_mean(browse, compared):
    compared("mara", "2", "2", "1")
    compared("ada", "-2", "-2", "1", has_interest="none")
    assert weights(browse, compared.path) == ["33.3%", "33.3%", "33.3%"]
    assert "Compared by: Mara, Ada" in browse("vic").open(compared.path).text


def test_judgements_in_a_circle_are_told_and_kept(browse, compared):
    page = compared("mara", "5", "-5", "5")
    assert "Quality is above Price, Price above Service, and Service above Quality." in page.text
    assert "What stands out most" in page.text
    typed = page.values(compared.path + "/compare")
    assert [value for name, value in typed.items() if name.startswith("pair_")] == ["5", "-5", "5"]


def test_each_question_is_answered(compared):
    page = compared("mara", "3", "", "3", status=422)
    assert list(page.field_errors.values()) == ["Please choose"]
    assert [value for name, value in page.values().items() if name.startswith("pair_")] == ["3", "", "3"]


def test_a_new_criterion_asks_for_the_comparison_anew(browse, compared):
    compared("mara", "3", "5", "3")
    browse("mara").open(compared.path).follow("Criteria").submit(button="Save", **{
        "rows-3-name": "Training", "rows-3-worst": "0", "rows-3-best": "100"})
    assert "Nobody has compared the criteria yet" in browse("mara").open(compared.path).text


def test_a_comparison_is_withdrawn(browse, compared):
    page = compared("mara", "3", "5", "3").submit(button="Withdraw my comparison")
    assert "Nobody has compared the criteria yet" in page.text


def test_another_order_by_topsis_is_said(browse, supplier):
    page = selecting(browse, supplier("One"), supplier("Two"), supplier("Three"))
    page = entered(page, [[100, 0], [55, 44], [0, 100]], [("Quality", 50), ("Price", 50)])
    assert "puts them in another order" in page.text


def test_topsis_leaves_out_whose_values_are_not_all_known():
    rows = [{"values": [1.0, 2.0], "score": 50}, {"values": [2.0, None], "score": 60},
            {"values": [3.0, 1.0], "score": 70}]
    second_opinion(rows, (0.5, 0.5), [True, True])
    assert [row["topsis_rank"] for row in rows] == [2, None, 1]
