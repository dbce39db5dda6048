"""A selection as its page and its paper show it: as it is now, or as it was when it was decided."""
from functools import cached_property
from types import SimpleNamespace

from blueprints.evaluation.comparing import Comparison, contradiction, plain, upper_of
from blueprints.evaluation.labels import INDEX_TABLES
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.queries.records_so_far import final_since
from core.money import format_number, format_share
from core.people import name_of
from core.times import format_day, format_instant, today
from core.words import _, _p, language
from core.workspace import workspace
from measures import ahp
from models import User


class SelectionPortrait:
    def __init__(self, selection):
        self.selection = selection
        self.now = Comparison(selection)

    @cached_property
    def picture(self):
        return self.selection.snapshot or self.now.picture()

    @property
    def is_weighed(self):
        return any(each["share"] is not None for each in self.picture["criteria"])

    @cached_property
    def names(self):
        return queries.names_of([self.selection.chosen_id, self.selection.runner_up_id])

    @property
    def chosen(self):
        return self.names.get(self.selection.chosen_id, "")

    @property
    def runner_up(self):
        return self.names.get(self.selection.runner_up_id, "")

    @cached_property
    def decided_by(self):
        return name_of(User, self.selection.decided_by_id)

    @cached_property
    def interests(self):
        return queries.interests_of(self.selection)

    @property
    def quotes(self):
        """{candidate id: its quote} while it is open."""
        known = self.now.quotes
        return {each.id: known[each.invite_id] for each in self.now.candidates if each.invite_id in known}

    def arithmetic(self, row, at):
        """How points and weight of one criterion make its part of the score."""
        point, share = row["points"][at], self.picture["criteria"][at]["share"]
        if point is None:
            return _("unknown")
        if share is None:
            return number(point)
        return f"{number(point)} × {percent(share)} = {number(point * share)}"

    def reasons(self, row):
        """Why somebody is out, in sentences."""
        return [each["said"] if "said" in each else told_limit(each) for each in row["reasons"]]

    def flip(self, each):
        """At which weight of a criterion another one would win, in words."""
        if each["at"] is None or not 0.0005 < each["at"] < 0.9995:  # over 100% or under 0% no weight is
            return _("At no weight does another one win")
        if each["at"] >= each["share"]:
            return _("Another one wins when it weighs over %(share)s", share=percent(each["at"]))
        return _("Another one wins when it weighs under %(share)s", share=percent(each["at"]))

    @property
    def consistency(self):
        """What is to be said of the comparisons, in sentences: (tone, text)."""
        found = self.picture["consistency"]
        return (tone_of(found["is_fine"]), consistency_text(found["ratio"], found["table"], found["worst"],
                                                           found["is_fine"])) if found else None

    def own_comparison(self, row, criteria):
        """What is to be said of one person's comparison; None: not compared yet, or there is one criterion alone."""
        upper = upper_of(row.judged, criteria) if row else ()
        if not upper:
            return None
        rows = ahp.matrix(upper)
        found = ahp.weigh(rows, self.selection.ri_table)
        told = consistency_text(found.ratio, self.selection.ri_table, contradiction(found.worst, criteria),
                                found.is_consistent)
        around = ahp.circle(rows)
        shares = [(each.name, percent(share)) for each, share in zip(criteria, found.weights, strict=True)]
        return SimpleNamespace(tone=tone_of(found.is_consistent), text=told, shares=shares, circle=around and _(
            "They go round in a circle: %(one)s is above %(two)s, %(two)s above %(three)s, and %(three)s above "
            "%(one)s.",
            one=criteria[around[0]].name, two=criteria[around[1]].name, three=criteria[around[2]].name))

    @cached_property
    def since(self):
        """What was scored and what was measured since, of the chosen one and the runner-up; () before the review."""
        if self.selection.state != "decided" or today(workspace()) < self.selection.review_on:
            return ()
        ids = [each for each in (self.selection.chosen_id, self.selection.runner_up_id) if each]
        found = final_since(self.selection.role, ids, today(workspace(), self.selection.decided_at))
        scored = {row["party_id"]: row["score"] for row in self.picture["rows"]}
        return [(self.names.get(each, "—"), scored.get(each), *found.get(each, (None, 0))) for each in ids]

    # -- on paper ------------------------------------------------------------------------------------------------------

    def paper(self):
        flips = [(each["name"], f"{percent(each['share'])}. {self.flip(each)}") for each in self.picture["flips"]]
        interests = [(row.name, row.interest or _("No interest of their own")) for row in self.interests]
        sections = [(_("Need"), self.facts()), (_("Result"), self.ranking()),
                    (_("Knocked out"), [(row["title"], " ".join(self.reasons(row))) for row in self.picture["out"]]),
                    (_("How much it hangs on the weights"), flips), (_p("selection", "Decision"), self.decision()),
                    (_("Interests declared"), interests)]
        return SimpleNamespace(sender=workspace().name, title=self.selection.title,
                               sections=[(title, pairs) for title, pairs in sections if pairs])

    def facts(self):
        told = [(_("What is needed"), self.selection.need or self.selection.title)]
        return told + ([(_("Comparisons"), self.consistency[1])] if self.consistency else [])

    def ranking(self):
        """(candidate, how the score comes about) in their order."""
        criteria = self.picture["criteria"]
        return [(row["title"], "; ".join([
            *(_("%(name)s %(sum)s", name=each["name"], sum=self.arithmetic(row, at))
              for at, each in enumerate(criteria)),
            _("score %(score)s", score="—" if row["score"] is None else number(row["score"]))]))
            for row in self.picture["rows"]]

    def decision(self):
        found = self.selection
        if found.state != "decided":
            return []
        return [(_p("selection", "Chosen"), self.chosen), (_("Runner-up"), self.runner_up),
                (_("Why this one"), found.rationale),
                *([(_("Why although their standing is against it"), found.despite)] if found.despite else []),
                (_p("selection", "Decided"), f"{format_instant(found.decided_at, language())} · {self.decided_by}"),
                (_("Review on"), format_day(found.review_on, language()))]


def number(value):
    return format_number(round(plain(value), 2), language())


def percent(share):
    return format_share(round(share, 3), language())


def tone_of(is_fine):
    return "success" if is_fine else "warning"


def told_limit(each):
    facts = {"name": each["name"], "value": number(each["value"]), "least": number(each["least"])}
    return (_("%(name)s is %(value)s, at least %(least)s is needed.", **facts) if each["more"] else
            _("%(name)s is %(value)s, at most %(least)s is allowed.", **facts))


def consistency_text(ratio, table, worst, is_fine):
    told = [_("Consistency ratio %(ratio)s (random index: %(table)s); up to 0.1 is fine.", ratio=number(ratio),
              table=INDEX_TABLES[table])]
    if not is_fine and worst:
        told.append(_("What stands out most: %(one)s was said to be %(judged)s times as important as %(other)s; all "
                      "other judgements together say %(implied)s times. Look at that one again.", one=worst["one"],
                      other=worst["other"], judged=number(worst["judged"]), implied=number(worst["implied"])))
    return " ".join(told)
