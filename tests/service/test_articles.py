"""Articles: written in two languages, published, found, suggested on tickets, counted, read by customers."""
import pytest
import sqlalchemy as sa

from blueprints.service.actions import articles, states, talk
from core.principal import SYSTEM
from models import Article, SearchDoc, Ticket, User, db
from tests.world import inside

FILTER = {"title_en": "Clean the filter", "body_en": "Open the lid,\nrinse the filter & dry it."}
CHINESE = {"title_zh": "清洗滤网", "body_zh": "打开盖子，取出滤网冲洗。"}


@pytest.fixture
def article(house):
    """`article("Clean the filter", "…", audience="public")`: one that is published."""
    def write(title="Clean the filter", body="Rinse it", audience="internal", language="en", publish=True):
        with inside(house):
            made = articles.write_article({language: (title, body)}, audience, by=SYSTEM)
            if publish:
                articles.publish(made, by=SYSTEM)
            db.session.commit()
            return made
    return write


def titles(page):
    return [row[0] for row in page.table()[1:]] if page.css("table") else []


def test_an_article_is_written_published_and_withdrawn(browse):
    page = browse("sam").open("/service/articles").follow("New article").submit(button="Save", **FILTER)
    assert page.h1 == "Clean the filter" and "Draft" in page.text and "rinse the filter & dry it." in page.text
    page = page.submit(button="Publish")
    assert "Published" in page.toasts[0] and page.css("form[action$='/withdraw']")
    page = page.submit(button="Make it a draft again")
    assert "Draft" in page.text and page.css("form[action$='/publish']")


def test_one_language_is_enough_but_whole(browse):
    page = browse("sam").open("/service/articles/new").submit(button="Save", status=422, title_zh="滤网")
    assert page.field_errors == {"body_zh": "Please fill this in"}
    page = browse("sam").open("/service/articles/new").submit(button="Save", status=422)
    assert page.field_errors == {"title_en": "Write it in at least one language"}


def test_a_reader_of_the_other_language_is_told_so(browse, house):
    page = browse("sam").open("/service/articles/new").submit(button="Save", **CHINESE)
    assert page.h1 == "清洗滤网" and "Not written in your language yet" in page.text
    page = page.follow("Edit").submit(button="Save", **FILTER)
    assert page.h1 == "Clean the filter" and "Not written in your language" not in page.text
    with inside(house):
        db.session.scalars(sa.select(User).where(User.email_key == "sam@example.org")).one().language = "zh"
        db.session.commit()
    assert browse("sam").open(page.path).h1 == "清洗滤网"


def test_in_both_languages_it_goes_by_its_name_in_that_of_the_company(browse):
    browse("ada").open("/admin/workspace").submit(language="zh")
    page = browse("sam").open("/service/articles/new").submit(button="Save", **FILTER, **CHINESE)
    article_id = page.path.rpartition("/")[2]
    assert browse("sam").open(f"/records/{article_id}/history").h1 == "History of 清洗滤网"
    assert browse("sam").open(page.path).h1 == "Clean the filter"


def test_articles_are_found_by_words_of_both_languages(browse, article):
    article()
    article("冲洗滤网", "先打开盖子", language="zh", publish=False)
    search = browse("sam").open
    assert titles(search("/service/articles?q=filter")) == ["Clean the filter English"]
    assert titles(search("/service/articles?q=滤网")) == ["冲洗滤网 简体中文"]
    assert titles(search("/service/articles?state=draft")) == ["冲洗滤网 简体中文"]
    assert "No article fits" in search("/service/articles?q=pump").text


def test_who_changed_it_meanwhile_is_told(browse, article):
    mine = browse("sam").open(f"/service/articles/{article().id}/edit")
    browse("tess").open(mine.path).submit(button="Save", body_en="Theirs")
    page = mine.submit(button="Save", body_en="Mine", status=409)
    assert "Theirs" in page.text and "Mine" in page.text


def test_all_of_service_reads_it_and_nobody_else(browse, article):
    made = article()
    browse("tess").open(f"/service/articles/{made.id}/edit")
    browse("rita").open(f"/service/articles/{made.id}", status=403)
    browse("vic").open(f"/service/articles/{made.id}/edit", status=403)


def test_the_archive_and_back(browse, article):
    page = browse("sam").open(f"/service/articles/{article().id}").submit(button="Archive")
    assert titles(browse("sam").open("/service/articles")) == []
    assert titles(browse("sam").open("/service/articles?state=archived")) == ["Clean the filter English"]
    page.submit(button="Restore")
    assert titles(browse("sam").open("/service/articles")) == ["Clean the filter English"]


def test_a_ticket_suggests_what_is_like_it(make, browse, article):
    article("Descale the boiler", "Vinegar and water")
    article("Clean the filter", "Rinse it")
    article("Draft about filters", "filter filter", publish=False)
    ticket = make(Ticket, title="Bad smell", said="The filter of my machine smells, do I rinse it?")
    page = browse("sam").open(f"/service/tickets/{ticket.id}")
    assert [link.text() for link in page.css("#knowledge a")] == ["Clean the filter"]


def test_chinese_words_suggest_too(make, browse, article):
    article("清洗滤网", "打开盖子冲洗", language="zh")
    ticket = make(Ticket, title="请问滤网怎么清理")
    assert [link.text() for link in browse("sam").open(f"/service/tickets/{ticket.id}").css("#knowledge a")] == [
        "清洗滤网"]


def test_inserted_it_stands_in_the_answer_and_is_counted(make, browse, article):
    made, ticket = article(), make(Ticket, title="Filter dirty")
    agent = browse("sam")
    page = agent.open(f"/service/tickets/{ticket.id}").submit(button="Insert: Clean the filter")
    assert page.values(f"/service/tickets/{ticket.id}/reply")["body"] == "Rinse it"
    assert "used the article “Clean the filter”" in page.text
    assert "Used on 1 ticket, did not help on 0" in agent.open(f"/service/articles/{made.id}").text
    page = page.submit(button="It did not solve it: Clean the filter")
    assert "Did not help" in page.text
    page = agent.open(f"/service/articles/{made.id}")
    assert "Used on 1 ticket, did not help on 1" in page.text and "Filter dirty" in page.text
    assert agent.open("/service/articles").table()[1][3:5] == ["1", "1"]


def test_a_stranger_to_the_ticket_may_not_use_an_article_on_it(make, browse, article, house):
    article()
    ticket = make(Ticket, title="Filter", team="South")
    page = browse("tess").open(f"/service/tickets/{ticket.id}")
    with inside(house):
        db.session.get(Ticket, ticket.id).team_id = None
        db.session.commit()
    page.submit(button="Used: Clean the filter", status=404)


def test_from_a_solved_ticket_in_one_click(make, browse, house):
    ticket = make(Ticket, title="It hums", said="It hums at night")
    assert not browse("sam").open(f"/service/tickets/{ticket.id}").css("form[action$='/articles/write']")
    with inside(house):
        solved = db.session.get(Ticket, ticket.id)
        talk.reply(solved, "Tighten the screw", by=SYSTEM)
        states.move(solved, "resolved", by=SYSTEM)
        db.session.commit()
    page = browse("sam").open(f"/service/tickets/{ticket.id}").submit(button="Write an article from this ticket")
    assert page.values()["title_en"] == "It hums" and page.values()["body_en"] == "Tighten the screw"
    with inside(house):
        assert db.session.scalars(sa.select(Article)).one().ticket_id == ticket.id


def test_customers_read_what_is_public_and_published(browse, article):
    _shown, hidden = article(audience="public"), article("Internal trick", "Hit it")
    draft = article("Not yet", "Soon", audience="public", publish=False)
    page = browse().open("/portal/articles")
    assert "Clean the filter" in page.text and "Internal trick" not in page.text and "Not yet" not in page.text
    assert page.follow("Clean the filter").h1 == "Clean the filter"
    assert "No answer fits" in browse().open("/portal/articles?q=trick").text
    for one in (hidden, draft):
        browse().open(f"/portal/articles/{one.id}", status=404)


def test_the_form_of_customers_suggests_public_ones(browse, article):
    article(audience="public")
    article("Filter trick", "Hit it")
    page = browse().open("/portal/ticket/new?title=my+filter")
    assert [link.text() for link in page.css("#may-answer a")] == ["Clean the filter"]
    page = browse().open("/portal/ticket/new").submit(button="Send", status=422, title="The filter", body="")
    assert [link.text() for link in page.css("#may-answer a")] == ["Clean the filter"]


def test_what_hurts_is_shown_as_text(browse, article):
    made = article("<script>alert(1)</script>", "<img src=x onerror=alert(1)> 😀 \u202eabc", audience="public")
    for page in (browse("sam").open(f"/service/articles/{made.id}"), browse().open(f"/portal/articles/{made.id}")):
        assert page.h1 == "<script>alert(1)</script>" and "<img src=x" in page.text


def test_a_list_costs_the_same_for_one_and_for_many(browse, article, statements):
    cost = []
    for _turn in range(2):
        article()
        browse("sam").open("/service/articles")
        with statements() as seen:
            browse("sam").open("/service/articles")
        cost.append(len(seen))
        article(), article()
    assert cost[0] == cost[1]


def test_the_index_holds_both_texts(browse, house):
    browse("sam").open("/service/articles/new").submit(button="Save", **FILTER, **CHINESE)
    with inside(house):
        held = db.session.scalars(sa.select(SearchDoc.words).where(SearchDoc.kind == "article")).one()
    assert "filter" in held and "滤网" in held
