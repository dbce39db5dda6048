"""What people choose from, as administrators keep it in one place: each blueprint names its own (`bp.word_lists`)."""
from dataclasses import dataclass

from flask import current_app, url_for


@dataclass(frozen=True, eq=False)
class WordList:
    """A dictionary: rows of `model`, which know `archived_at` and are told by `told` ("name", "path" of a tree).

    Those with a `position` are put in order, those with a `parent_id` are trees: in order within each branch.

    name       in addresses
    home       the endpoint where its rows are made and renamed, with its `arguments`
    uses       (column that refers to a row, lazy label of what does so): all there are, so that two rows can become one
    histories  columns that refer to a row in what was: not counted
    listed_in  columns that hold a JSON list of ids of rows
    can_merge  False where the rows are texts of their own
    of         ((column, value), …) that rows of it share, where several dictionaries lie in one table
    """

    name: str
    label: object
    model: type
    home: str
    arguments: tuple = ()
    told: str = "name"
    uses: tuple = ()
    histories: tuple = ()
    listed_in: tuple = ()
    can_merge: bool = True
    of: tuple = ()

    @property
    def home_url(self):
        return url_for(self.home, **dict(self.arguments))

    @property
    def is_ordered(self):
        return hasattr(self.model, "position")

    @property
    def is_tree(self):
        return hasattr(self.model, "parent_id")

    def holds(self):
        """What its rows meet."""
        return [getattr(self.model, name) == value for name, value in self.of]

    def has(self, row):
        return all(getattr(row, name) == value for name, value in self.of)

    def text(self, row):
        return getattr(row, self.told)


def init_word_lists(app, blueprints):
    app.extensions["word lists"] = {each.name: each for blueprint in blueprints
                                    for each in getattr(blueprint, "word_lists", ())}


def word_lists():
    """{name: WordList} of the house."""
    return current_app.extensions["word lists"]
