"""What was paid against what should have been, and what a thing truly costs."""


def price_variance(lines):
    """(amount, percent) of (quantity, baseline price, paid price) triples: positive is unfavourable.

    Amount = Σ quantity × (paid − baseline), percent of Σ quantity × baseline; None where that is 0.
    """
    lines = list(lines)
    if not lines:
        return None, None
    amount = sum(quantity * (paid - baseline) for quantity, baseline, paid in lines)
    whole = sum(quantity * baseline for quantity, baseline, _paid in lines)
    return amount, (100 * amount / whole if whole else None)


def invoice_variance(quantity, ordered_price, invoiced_price, rate=1):
    """(amount, percent) by which an invoice differs from its order, at the order's rate of exchange."""
    return price_variance([(quantity * rate, ordered_price, invoiced_price)])


def true_cost(price, defect_rate, cost_per_return):
    """What a piece costs once its returns are paid: the cheapest price need not be the cheapest piece."""
    return price + defect_rate * cost_per_return
