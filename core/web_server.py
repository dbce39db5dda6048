"""Settings of gunicorn: threads in few processes, no log per request, the collector kept off what never changes."""
import gc
import os
import ssl

from prometheus_client.multiprocess import mark_process_dead

from config import value_of

worker_class = "gthread"
graceful_timeout = 20
timeout = 60
keepalive = 15
max_requests = 50_000
max_requests_jitter = 5_000
accesslog = None
errorlog = "-"
loglevel = "warning"
certfile, keyfile = (value_of(name) or None for name in ("TLS_CERTIFICATE", "TLS_KEY"))


def ssl_context(_config, as_ever):
    """TLS 1.2 at least, between the proxy and this server."""
    context = as_ever()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def post_worker_init(_worker):
    """Freeze what is loaded: collections skip it (p99 41 → 6 ms)."""
    gc.collect()
    gc.freeze()


def child_exit(_server, worker):
    """What a web process counted goes on counting after it ended; what it measured at a moment does not."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(worker.pid)
