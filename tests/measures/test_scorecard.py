"""Deliveries, scores, standings, choices and partnership, against published and hand-checked cases."""
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from measures import ahp, choosing, deliveries, partnership, points, prices, quality, standings, topsis
from measures.intervals import Z95, wilson
from measures.response import Asked, responses

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/scorecard.json").read_text(encoding="utf-8"))
CASES = VECTORS["vectors"]


def of_ahp(given):
    rows = ahp.matrix(given["upper_row_major"])
    found, names = ahp.weigh(rows, given["ri_table"]), given["labels"]
    worst = found.worst and {
        "i": names[found.worst.row], "j": names[found.worst.column], "judged": found.worst.judged,
        "implied_by_weights": found.worst.implied, "error_factor": found.worst.factor}
    return {"weights_eigen": list(found.weights), "weights_geomean": ahp.geometric(rows),
            "weights_colavg": ahp.averaged(rows), "lambda_max": found.largest, "ci": found.index, "cr": found.ratio,
            "most_inconsistent_pair": worst}


def of_hierarchy(given):
    scores = ahp.hierarchy(ahp.matrix(given["criteria_upper"]),
                           [ahp.matrix(upper) for upper in given["alt_upper_by_criterion"]])
    ranked = sorted(zip(scores, given["alternatives"], strict=True), reverse=True)
    return {"scores": scores, "ranking": [name for _score, name in ranked]}


def of_group(given):
    upper = ahp.together(given["raters_upper"])
    found = ahp.weigh(ahp.matrix(upper))
    return {"group_upper": upper, "weights_eigen": list(found.weights), "cr_saaty_2005": found.ratio}


def of_topsis(given):
    found = topsis.rank(given["matrix"], given["weights"], given["benefit"])
    return {"pis": list(found.best), "nis": list(found.worst), "d_plus": list(found.to_best),
            "d_minus": list(found.to_worst), "closeness": list(found.closeness), "rank": found.ranks}


def of_reversal(given):
    rows, told = given["matrix"], {}
    for name, held in (("before", rows), ("after_first3", [*rows, given["added_row"]])):
        close = topsis.rank(held, given["weights"], [True] * 3).closeness[:3]
        told |= {f"closeness_{name}": list(close), f"order_{name}": sorted(range(3), key=lambda at: -close[at])}
    return told


def of_deliveries(given):
    day = date.fromisoformat
    tolerance = deliveries.Tolerance(given["early"], given["late"], given["under"], given["over"])
    lines = [deliveries.Line(line["ordered"], day(line["promise"]), tuple(
        deliveries.Receipt(day(on), quantity, bad) for on, quantity, bad in line["receipts"]), line["id"])
        for line in given["lines"]]
    as_of = day(given["as_of"])
    due = deliveries.due(lines, day(given["p_start"]), day(given["p_end"]), as_of, tolerance)
    found = [deliveries.judge(line, as_of, tolerance) for line in due]
    percents = {"line_otd": deliveries.line_otd, "line_in_full": deliveries.in_full, "line_otif": deliveries.otif,
                "good_otif": deliveries.good_otif, "qty_otd": deliveries.quantity_otd,
                "fill_rate": deliveries.fill_rate}
    return {"n_lines_due": len(found), "avg_days_late_all": deliveries.mean_days_late(found),
            "avg_days_late_when_late": deliveries.mean_days_late(found, only_late=True),
            **{f"{name}_pct": measure(found).percent for name, measure in percents.items()}}


def of_definition(given):
    """Ten lines of which seven are both, one only on time, one only in full."""
    promised = date(2026, 3, 2)
    receipts = {"both": (promised, 10), "on_time": (promised, 12), "in_full": (date(2026, 3, 9), 10)}
    kinds = ["both"] * given["both"] + ["on_time"] * (given["on_time"] - given["both"]) + [
        "in_full"] * (given["in_full"] - given["both"])
    lines = [deliveries.Line(10, promised, (deliveries.Receipt(*receipts[kind]),)) for kind in kinds]
    lines += [deliveries.Line(10, promised)] * (given["lines"] - len(lines))
    found = [deliveries.judge(line, date(2026, 3, 31), deliveries.Tolerance(over=0)) for line in lines]
    product = deliveries.line_otd(found).percent * deliveries.in_full(found).percent / 100
    return {"joint_pct": deliveries.otif(found).percent, "product_pct": product}


def of_response(given):
    def moment(text):
        return text and datetime.fromisoformat(text)
    found = responses(Asked(moment(one["sent"]), moment(one["due"]), moment(one["answered"]),
                            moment(one.get("declined"))) for one in given["invites"])
    return {"n": found.n, "answered_or_declined_rate_pct": found.replied, "answered_rate_pct": found.answered,
            "in_time_rate_pct": found.in_time, "median_hours_answered": found.median_hours,
            "mean_hours_answered": found.mean_hours}


def of_pooled(given):
    months = given["months"]
    rejected, received = (sum(month[name] for month in months) for name in ("rejected", "received"))
    single = [quality.ppm(**month) for month in months]
    return {"pooled_ppm": quality.ppm(rejected, received), "wrong_mean_of_months_ppm": sum(single) / len(single)}


def of_wilson_rank(given):
    lower = {name: wilson(one["x"], one["n"], Z95)[0] for name, one in given.items()}
    return {"lower_a": lower["a"], "lower_b": lower["b"], "b_ranks_first_by_lower_bound": lower["b"] > lower["a"]}


def of_variance(given):
    amount, percent = prices.price_variance((line["qty"], line["std"], line["paid"]) for line in given["lines"])
    return {"ppv_amount": amount, "ppv_pct": percent, "favourable": amount < 0}


def of_invoice(given):
    amount, percent = prices.invoice_variance(
        given["qty"], given["po_price"], given["invoice_price"], given["po_fx"])
    return {"ipv_amount": amount, "ipv_pct": percent}


def of_true_cost(given):
    bidders = given["suppliers"]
    cost = [prices.true_cost(one["price"], one["defect_rate"], one["cost_per_return"]) for one in bidders]
    return {"true_cost": cost, "cheapest_by_price": min(bidders, key=lambda one: one["price"])["name"],
            "cheapest_by_true_cost": bidders[cost.index(min(cost))]["name"]}


def of_minimum(given):
    counts = deliveries.counts_for_on_time(given["delivered_pct"], given["min_delivery_pct"])
    return {"counts_for_on_time": counts, "counts_for_quantity_reliability": not counts}


def of_matrix(given):
    scores = choosing.weighted_sums(given["points"], given["weights"])
    return {"scores": scores, "best": scores.index(max(scores))}


def of_missing(given):
    found = points.weigh(given["weights"], given["points"], given["policy"])
    return {"score": found.value, "coverage": found.coverage}


def of_knockout(given):
    found = points.weigh(given["weights"], given["points"], gates=given["gates"])
    return {"weighted": found.value, "passed": found.passed, "failed_criteria": list(found.failed)}


def of_standing(given):
    strict = (name for low, high, name in given["standings"] if low <= given["score"] < high)
    return {"standing": standings.standing(given["score"], given["standings"]),
            "erpnext_predicate_result": next(strict, None)}


def of_hysteresis(given):
    bands = next(case for case in CASES if case["kind"] == "standing")["input"]["standings"]
    return {"standings": standings.settle(given["start"], given["scores"], bands, given["down_after"],
                                          given["up_after"]),
            "no_hysteresis": [standings.standing(score, bands) for score in given["scores"]]}


def of_commission(given):
    return {"marginal": partnership.marginal_commission(given["base"], given["sections_lo_hi_pct"]),
            "whole_amount": partnership.whole_commission(given["base"], given["sections_lo_hi_pct"])}


def of_funds(given):
    asked = {int(at): amounts for at, amounts in given["requests_approved"].items()}
    claims = {int(at): {int(nth): amounts for nth, amounts in by_request.items()}
              for at, by_request in given["claims_approved"].items()}
    given_out = given["allocations"]
    found = partnership.overdrawn(given["budget"], given_out, asked, claims)
    return {"allocated": sum(given_out), "unallocated": given["budget"] - sum(given_out),
            **{f"alloc{at}_available": amount - sum(asked[at]) for at, amount in enumerate(given_out)},
            "violations": [f"{one.child} {one.amount} > request {one.limit} on allocation {one.path[0]} "
                           f"request {one.path[1]}" for one in found]}


def of_protection(given):
    found = partnership.protection(datetime.fromisoformat(given["submitted"]), datetime.fromisoformat(given["decided"]),
                                   given["protection_days"], given["sla_hours"])
    return {"protected_from": str(found.protected_from), "protected_until": str(found.protected_until),
            "sla_met": found.in_time, "hours_to_decide": found.hours_to_decide}


def of_tiers(given):
    return {"tiers": standings.tiers(given["start"], given["rolling_12m_revenue"], given["tiers"],
                                     given["grace_periods"])}


def of_flip(given):
    scores = choosing.weighted_sums(given["points"], given["weights"])
    return {"scores": scores, "margin": max(scores) - min(scores),
            "flip_at_weight": choosing.flips_at(given["points"], given["weights"], given["criterion"])}


HOW = {
    "ahp": of_ahp, "ahp_hierarchy": of_hierarchy, "ahp_group": of_group, "topsis": of_topsis,
    "topsis_probe": of_reversal, "delivery": of_deliveries, "otif_definition": of_definition,
    "smoothing": lambda given: {"score": points.smoothed(given["previous"], given["new"], given["alpha"])},
    "delivery_rule": of_minimum, "ppm": lambda given: {"ppm": quality.ppm(**given)}, "ppm_pooled": of_pooled,
    "lot_acceptance": lambda given: {
        "lot_acceptance_pct": quality.lot_acceptance(given["lots_inspected"], given["lots_rejected"])},
    "wilson": lambda given: {"interval": list(wilson(given["x"], given["n"], Z95))}, "wilson_rank": of_wilson_rank,
    "ppv": of_variance, "invoice_price_variance": of_invoice, "tco": of_true_cost, "response": of_response,
    "points_linear": lambda given: {
        "points": [points.linear(one["x"], one["worst"], one["best"]) for one in given["cases"]]},
    "points_bands": lambda given: {
        "points": [points.in_bands(value, given["bands_lo_hi_points"]) for value in given["x"]]},
    "weighted": lambda given: {"score": points.weigh(given["weights"], given["points"]).value},
    "weighted_matrix": of_matrix, "weighted_missing": of_missing, "knockout": of_knockout,
    "rollup": lambda given: {"score": points.decayed(given["scores_newest_first"], given["N"])},
    "standing": of_standing, "hysteresis": of_hysteresis, "commission_tiers": of_commission, "mdf": of_funds,
    "deal_registration": of_protection, "partner_tier": of_tiers, "sensitivity": of_flip,
}


def close(expected, found, tolerance):
    """The same, numbers within `tolerance`, everything inside compared likewise."""
    if isinstance(expected, dict):
        return expected.keys() == found.keys() and all(close(expected[key], found[key], tolerance) for key in expected)
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(close, expected, found, [tolerance] * len(found)))
    if isinstance(expected, float) and not isinstance(found, bool) and found is not None:
        return abs(expected - found) <= max(tolerance, 1e-12)
    return expected == found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case(case):
    found = HOW[case["kind"]](case["input"])
    assert close(case["expected"], found, case["tol"]), found
