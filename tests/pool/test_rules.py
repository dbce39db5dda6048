"""The rules of the pool, told from the screen."""


def test_a_rule_is_made_changed_and_archived(browse):
    mara = browse("mara")
    page = mara.open("/pool/rules").follow("New rule").submit(button="Save", idle_days="60", warn_days="10")
    assert page.toasts == ["The rule is saved"] and [cell.text() for cell in page.css("tbody td")][:4] == [
        "Any team", "60", "10", "Everybody"]
    page = page.follow("Any class").submit(button="Save", idle_days="45")
    assert page.css("tbody td")[1].text() == "45"
    page = page.submit(button="Archive Any class, Any team")
    assert "In the archive" in page.text
    assert page.submit(button="Restore Any class, Any team").toasts[0].startswith("The rule holds again")


def test_the_warning_comes_before_the_day(browse):
    page = browse("mara").open("/pool/rules/new").submit(button="Save", idle_days="5", warn_days="10", status=422)
    assert "at most 5 days before" in page.text


def test_a_second_rule_for_the_same_is_refused_at_the_field(browse, rule):
    rule()
    page = browse("mara").open("/pool/rules/new").submit(button="Save", status=422)
    assert "There is a rule for this class and team already" in page.text


def test_limits_are_changed(browse):
    page = browse("mara").open("/pool/terms").submit(button="Save", most_claims="3")
    assert page.toasts == ["The limits are saved"] and "3" in page.css("dd")[0].text()
    assert browse("mara").open("/pool/terms").submit(button="Save", most_claims="4").toasts == ["The limits are saved"]


def test_sellers_read_the_rules_and_do_not_make_them(browse):
    assert "New rule" not in browse("rita").open("/pool/rules").text
    browse("rita").open("/pool/rules/new", status=403)
    browse("vic").open("/pool", status=403)
