"""Workers that start at once: one process loads the application, and has a child for each worker that is asked for.

    python -m tests.nursery    start → the child's process id · kill ID, stop ID → its exit status

Loading takes seconds, which no test of being killed is about. A child is a process of its own, as `flask worker` is;
it is forked before anything is connected.
"""
import os
import signal
import sys

from app import create_app
from core.worker import Worker
from tests.core import counting_jobs  # noqa: F401  registers its handlers

ENDS = {"kill": signal.SIGKILL, "stop": signal.SIGTERM}


def start(app):
    child = os.fork()
    if child:
        return child
    with app.app_context():
        Worker().run_forever()
    os._exit(0)


def main():
    app = create_app()
    for line in sys.stdin:
        word, *child = line.split()
        if word == "start":
            print(start(app), flush=True)
        else:
            os.kill(int(child[0]), ENDS[word])
            print(os.waitstatus_to_exitcode(os.waitpid(int(child[0]), 0)[1]), flush=True)


if __name__ == "__main__":
    main()
