"""Settings of gunicorn, which core/web.py starts: threads in few processes, forked from one that has loaded it all."""
import ctypes
import gc
import os
import signal
import ssl
import sys
from contextlib import suppress

from gunicorn.workers import gthread
from prometheus_client.multiprocess import mark_process_dead

from config import value_of
from core.web import READY, STARTED_BY

preload_app = True
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.5  # seconds for the first byte, else 5: browsers connect in advance
worker_class = "gthread"
graceful_timeout = 20
timeout = 60
keepalive = 15
max_requests = 50_000
max_requests_jitter = 5_000
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
certfile, keyfile = (value_of(name) or None for name in ("TLS_CERTIFICATE", "TLS_KEY"))

TRIM_EVERY = 100  # requests: what pages of memory are free then, 5 to 15 MB, go back to the system within 2 ms
M_ARENA_MAX = -8  # of glibc: parts of the memory, each for some threads; what one gave back, others cannot take
PR_SET_PDEATHSIG = 1  # of Linux: the signal a process gets when its parent ends

with suppress(AttributeError):  # elsewhere than with glibc
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)  # four threads that share one are 10 MB lighter, and no slower

if READY in os.environ:
    gc.disable()  # while the application is loaded, nearly all of which stays: 2.9 s → 2.1


def on_starting(_server):
    """End with core/web.py however that ends: else the socket would stay taken."""
    if STARTED_BY in os.environ:
        with suppress(AttributeError):  # elsewhere than on Linux
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != int(os.environ[STARTED_BY]):
            sys.exit("The web server's first process has ended meanwhile")


def ssl_context(_config, as_ever):
    """TLS 1.2 at least, between the proxy and this server."""
    context = as_ever()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def when_ready(_server):
    """Freeze what is loaded: collections skip it (p99 41 → 6 ms), and web processes share its memory."""
    gc.freeze()
    gc.enable()


def post_worker_init(_worker):
    """Tell core/web.py that there is a process that answers; it listens to the first."""
    if READY in os.environ:
        with suppress(BrokenPipeError):
            os.write(int(os.environ[READY]), b".")


def post_request(worker, _request, _environ, _response):
    if worker.nr % TRIM_EVERY == 0:
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def child_exit(_server, worker):
    """What a web process counted goes on counting after it ended; what it measured at a moment does not."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(worker.pid)
