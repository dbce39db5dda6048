"""nginx before several web servers of this machine, set as deploy/nginx.conf sets it but for HTTPS."""
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import config
from bench.pair import free_port
from bench.serving import wait_for

AROUND = """daemon off;
pid nginx.pid;
worker_processes 1;
error_log error.log;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
uwsgi_temp_path uwsgi; scgi_temp_path scgi;
{servers}
}}
"""


def configuration(port, web_ports):
    """deploy/nginx.conf with these web servers, on plain HTTP."""
    text = (config.ROOT / "deploy/nginx.conf").read_text()
    upstream = re.search(r"server 127\.0\.0\.1:8000(.*;)\n", text)
    text = text.replace(upstream[0], "".join(f"server 127.0.0.1:{web}{upstream[1]}\n" for web in web_ports))
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, flags=re.DOTALL)
    text = re.sub(r" *((# proxy_)?ssl_|access_log ).*\n", "", text)
    return AROUND.format(servers=text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};"))


@contextmanager
def proxied(web_ports):
    """Yields the port on which nginx answers."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="guanxi-nginx-") as folder:
        Path(folder).chmod(0o755)  # its workers are another user when root starts it
        (Path(folder) / "nginx.conf").write_text(configuration(port, web_ports))
        server = subprocess.Popen(["nginx", "-p", folder, "-e", "error.log", "-c", "nginx.conf"])
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()
            server.wait(30)
            print((Path(folder) / "error.log").read_text()[-2000:])
