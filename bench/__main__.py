"""Measure the pages against the floor:  python -m bench [--database URL] [--fill [--rows N]] [--write]

    --fill         first fill an empty database with the large sample (100,000 rows of each heavy kind, or --rows)
    --database URL another database than the one in data/bench/
    --write        put the table into docs/performance.md
"""
import argparse

import config
from bench.fill import fill


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    settings = {"GUANXI_DATA": config.ROOT / "data/bench", "DATABASE_URL": asked.database}
    if asked.fill:
        from app import create_app
        from flask_migrate import upgrade
        app = create_app(**settings)
        with app.app_context():
            upgrade(directory=str(config.ROOT / "migrations"))
            fill(asked.rows)


main()
