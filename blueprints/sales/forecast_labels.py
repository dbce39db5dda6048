"""What forecasts, bridges, calibrations and targets call things on the screen."""
from core.words import _l, _lp

SECTIONS = {  # endpoint: (label, right)
    "sales.forecast": (_l("Forecast"), "sales.read"),
    "sales.bridge": (_l("Bridge"), "sales.read"),
    "sales.past_board": (_l("Board as it was"), "sales.read"),
    "sales.calibration": (_l("Calibration"), "sales.read"),
    "sales.targets": (_l("Targets"), "sales.read"),
}
COLUMNS = {
    "closed": _l("Closed"), "commit": _l("Commit"), "best_case": _l("Best case"),
    "pipeline": _lp("forecast", "Pipeline"),
}
ROLL_UPS = {"cumulative": _l("Cumulative"), "single": _l("Each alone")}
CUMULATIVE = {
    "closed": _l("Closed"), "commit": _l("Closed and commit"), "best_case": _l("Closed, commit and best case"),
    "pipeline": _l("All that is open"),
}
DEFINITIONS = (
    (_l("Closed"), _l("Deals won on a day of the period.")),
    (_l("Commit, best case, pipeline"),
     _l("Open deals expected to close in the period, by the forecast category of the deal, or else of its stage. Lost "
        "and omitted deals count nowhere.")),
    (_l("Weighted"), _l("Of the open deals: amount × probability, added up, then rounded.")),
    (_l("Calibrated"),
     _l("The same, with each probability multiplied by what came true of such probabilities so far.")),
    (_l("Coverage"), _l("Open deals of the period ÷ what is left to reach the target.")),
    (_l("Currency"),
     _l("Sums are in the home currency: open deals at the latest rate, closed ones at the rate of the day they closed. "
        "Deals whose rate is not known are left out of sums.")),
)
BEHIND = COLUMNS | {
    "omitted": _l("Omitted"), "late": _l("Close date is past"), "undated": _l("Without a close date"),
    "lost": _lp("deal", "Lost"),
}
METRICS = {
    "won_value": _l("Value of won deals"), "orders": _l("Orders"), "new_customers": _l("New customers"),
    "calls_visits": _l("Calls and visits"),
}
TARGET_DEFINITIONS = {
    "won_value": _l("Deals won on a day of the period, in the home currency; of a team: the team's deals."),
    "orders": _l("Orders of the period that count, by whoever looks after the customer; of a team: its people's."),
    "new_customers": _l("Customers entered in the period, by whoever did it; of a team: its people's."),
    "calls_visits": _l("Calls and visits noted in the period, by whoever wrote them down; of a team: its people's."),
}
BARS = {
    "opening": _l("Before"), "new": _lp("bridge", "New"), "reopened": _l("Reopened"), "pulled_in": _l("Pulled in"),
    "handed_in": _l("Taken over"), "enlarged": _l("Enlarged"), "shrunk": _l("Shrunk"), "pushed": _l("Pushed"),
    "handed_out": _l("Handed over"), "archived": _lp("bridge", "Archived"), "lost": _lp("bridge", "Lost"),
    "won": _lp("bridge", "Won"), "closing": _l("After"),
}
BRIDGE_DEFINITIONS = (
    (_l("Before and after"), _l("Open deals expected to close in the period, at the end of the two days.")),
    (BARS["new"], _l("Deals entered in between.")),
    (BARS["reopened"], _l("Deals that were lost, won or in the archive and are open again.")),
    (BARS["pulled_in"], _l("Deals whose close date came into the period.")),
    (BARS["pushed"], _l("Deals whose close date left the period, as a rule for a later one.")),
    (_l("Enlarged, shrunk"), _l("By how much the amounts of deals changed; of those that left, before they did.")),
    (_l("Taken over, handed over"), _l("Deals that became, or no longer are, those of the people or team asked for.")),
    (_l("Won, lost"),
     _l("At the amount they were decided with. A deal that came and was decided in between is new as well.")),
)
CALIBRATED_BY = {"stage": _l("By stage"), "owner": _l("By owner"), "source": _l("By source")}
