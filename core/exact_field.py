"""A field for exact decimals, shown as they were entered."""
from decimal import Decimal

from wtforms import DecimalField
from wtforms.validators import ValidationError

from core.words import _, _n

PLACES = 28  # of the arithmetic; what is longer, no column holds and no field allows


def tidy(number):
    """A Decimal without the zeros its column adds: 2.500 is 2.5, 100.000 is 100."""
    if number is None or number.adjusted() >= PLACES:
        return number
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()


class ExactField(DecimalField):
    """A number between `least` and `most`, with at most `decimals` decimals."""

    def __init__(self, label=None, validators=(), *, decimals, least, most, **kwargs):
        super().__init__(label, validators, places=None, **kwargs)
        self.decimals, self.least, self.most = decimals, least, most
        self.render_kw = {"step": "any", "inputmode": "decimal", **(self.render_kw or {})}

    def _value(self):
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else f"{self.data:f}")

    def process_formdata(self, valuelist):
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("This is not a number")) from None
        if not self.data.is_finite():  # NaN and Infinity, which no comparison survives
            self.data = None
            raise ValueError(_("This is not a number"))

    def post_validate(self, form, validation_stopped):
        if self.data is None or validation_stopped:
            return
        if not self.least <= self.data <= self.most:
            raise ValidationError(_("Between %(least)s and %(most)s", least=f"{Decimal(self.least):,f}",
                                    most=f"{Decimal(self.most):,f}"))
        if -self.data.as_tuple().exponent > self.decimals and tidy(self.data).as_tuple().exponent < -self.decimals:
            raise ValidationError(_n("At most one decimal", "At most %(num)s decimals", self.decimals))
