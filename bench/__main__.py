"""Measure the pages against the floor:  python -m bench [--fill [--rows N]] [--database URL] [--only TEXT] [--write]

    --fill           first fill an empty database with the large sample (100,000 rows of each heavy kind, or --rows)
    --database URL   another database than the SQLite file in data/bench/
    --only TEXT      only the pages whose name holds it
    --write          keep the table in docs/performance.md
"""
import argparse

import config
from bench.fill import fill
from bench.floor import fill_floor
from bench.report import report

FOLDER = config.ROOT / "data/bench"


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    settings = {"GUANXI_DATA": FOLDER, "DATABASE_URL": asked.database, "SECRET_KEY": "bench"}
    if asked.fill:
        fill_all(settings, asked.rows)
    report(settings, FOLDER / "floor.db", only=asked.only, write=asked.write)


def fill_all(settings, rows):
    from flask_migrate import upgrade

    from app import create_app

    app = create_app(**settings)
    with app.app_context():
        upgrade(directory=str(config.ROOT / "migrations"))
        fill(rows)
    fill_floor(FOLDER / "floor.db", rows)


main()
