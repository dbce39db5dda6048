"""Pure arithmetic over plain values: no database, no Flask, nothing else of ours."""
