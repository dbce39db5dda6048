"""What stands in a cell, read as numbers and instants; one face for `decimals` and `dates`.

A column is read one way: first its samples are asked (`detect_decimal_style`, `detect_date_order`), then every cell is
read by the answer. A cell that contradicts it is a CellError, never silently another number or another day.
"""
from core.importing.dates import DATE_ORDERS, DateOrder, DateReader, detect_date_order
from core.importing.decimals import DecimalStyle, detect_decimal_style, parse_decimal
from core.importing.problems import CellError

__all__ = ["DATE_ORDERS", "CellError", "DateOrder", "DateReader", "DecimalStyle", "detect_date_order",
           "detect_decimal_style", "parse_decimal"]
