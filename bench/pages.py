"""The pages that are measured: each domain adds its own. `who` is a person of the large sample (bench/fill.py)."""
from dataclasses import dataclass

from bench.fill import TOKENS
from bench.serving import LEARNT


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    who: str = "admin"
    polls: bool = False  # asks whether anything changed since the first answer
    block: str = ""  # the element htmx asks for alone
    target: float | None = None  # times the floor
    each: tuple = ()  # ids that {each} in the path stands for in turn: records nobody looked at just now

    @property
    def headers(self):
        asked = {"Cookie": f"guanxi={TOKENS[self.who]}", "Accept_Encoding": "gzip"}
        if self.polls:
            asked["HX_PTag"] = LEARNT
        if self.block:
            asked |= {"HX_Request": "true", "HX_Request_Type": "partial", "HX_Target": f"div#{self.block}"}
        return asked


PAGES = [
    Page("customers", "/customers", target=2.5),
    Page("customers, one class", "/customers?class=lost", target=2.5),
    Page("customers, by revenue", "/customers?sort=-revenue", target=2.5),
    Page("customers, searched", "/customers?q=bearings"),
    Page("customers, rows alone (htmx)", "/customers", block="results"),
    Page("customers of a team", "/customers", who="member", target=2.5),
    Page("customer", "/customers/42"),
    Page("customer, another each time", "/customers/{each}", each=tuple(range(1_000, 1_800))),
    Page("orders", "/sales/orders", target=2.5),
    Page("orders of a team", "/sales/orders", who="member"),
    Page("deals", "/sales/deals", target=2.5),
    Page("deals of a member", "/sales/deals", who="member", target=2.5),
    Page("board", "/sales/pipeline", target=4),
    Page("board of a member", "/sales/pipeline", who="member"),
    Page("deal", "/sales/deals/300042", target=3),
    Page("deal, another each time", "/sales/deals/{each}", each=tuple(range(300_100, 300_900)), target=3),
    Page("forecast", "/sales/forecast"),
    Page("forecast of a member", "/sales/forecast", who="member"),
    Page("forecast, the bridge of a week", "/sales/forecast/bridge"),
    Page("forecast, calibration", "/sales/forecast/calibration"),
    Page("targets", "/sales/targets"),
    Page("tasks", "/tasks", target=2.5),
    Page("tasks of everyone", "/tasks?owner=anyone"),
    Page("tasks of a member", "/tasks", who="member", target=2.5),
    Page("My day", "/"),
    Page("My day of a member", "/", who="member"),
    Page("overview", "/overview"),
    Page("search", "/search?q=bearings"),
    Page("search of a member", "/search?q=bearings", who="member"),
    Page("notices", "/notices"),
    Page("queue", "/service/queue", target=2.5),
    Page("queue of a team", "/service/queue", who="agent", target=2.5),
    Page("queue, filtered", "/service/queue?folder=overdue&kind=complaint", target=2.5),
    Page("queue, searched", "/service/queue?q=delivery", target=4),
    Page("queue, polled without a change", "/service/queue", block="results", polls=True, target=1),
    Page("tickets", "/service/tickets", target=2.5),
    Page("ticket with 40 messages", "/service/tickets/{ticket}", target=4),
    Page("ticket, another each time", "/service/tickets/{each}", each=tuple(range(302_100, 302_900))),
    Page("suppliers", "/suppliers", target=2.5),
    Page("deliveries", "/suppliers/deliveries", target=2.5),
    Page("supplier", "/suppliers/33", target=4),
    Page("scorecards", "/suppliers/scorecards", target=2.5),
    Page("scorecard", "/suppliers/33/scorecard", target=4),
    Page("why", "/suppliers/33/scorecard/why/{evaluation}/1", target=4),
]
