"""How much of what arrived was bad."""


def ppm(rejected, received):
    """Rejected pieces of a million received; None when nothing was. Periods are pooled: sum both, then divide."""
    return None if not received else 1_000_000 * rejected / received


def lot_acceptance(inspected, rejected):
    """Percent of the lots inspected that were accepted; None when none was. The measure for lots judged by a sample."""
    return None if not inspected else 100 * (inspected - rejected) / inspected
