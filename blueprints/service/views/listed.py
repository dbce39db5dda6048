"""The lists of articles and of sold items, as far as they are alike: shown, and sent as a file."""
from flask import request

from blueprints.service.choices import Choices
from core.export import export
from core.page import page


def listed(declared, template, counted):
    listing = declared.open(request.args, request.path)
    return page(template, listing=listing, choices=Choices(), counted=counted(listing.total))


def exported(declared, kind, name):
    listing = declared.open(request.args, request.path)
    return export(kind, name, listing.file_columns(), listing.all_rows())
