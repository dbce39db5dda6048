"""A slapd of our own (OpenLDAP): one folder, one free port, ended with the tests. `python -m tests.auth.directory` says
whether there is one."""
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SLAPD = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin:/usr/lib/openldap:/usr/local/libexec")
SCHEMAS = next((folder for folder in map(Path, ("/etc/ldap/schema", "/etc/openldap/schema")) if folder.exists()), None)
BASE, SERVICE, SERVICE_PASSWORD = "dc=harbour,dc=test", "cn=reader,dc=harbour,dc=test", "reads and no more"
PASSWORDS = {"rita": "tide and anchor", "lin": "a lantern at sea", "ghost": "no e-mail at all"}

CONFIGURATION = """
include {schemas}/core.schema
include {schemas}/cosine.schema
include {schemas}/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/slapd.pid
TLSCACertificateFile {authority}
TLSCertificateFile {certificate}
TLSCertificateKeyFile {key}
database mdb
suffix {base}
rootdn cn=root,{base}
rootpw root
directory {folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact={service} read by self read by * none
"""
PERSON = """
dn: uid={uid},ou=people,{base}
objectClass: inetOrgPerson
uid: {uid}
cn: {name}
sn: {name}
{mail}userPassword: {password}
"""
TREE = f"""
dn: {BASE}
objectClass: domain
dc: harbour

dn: ou=people,{BASE}
objectClass: organizationalUnit
ou: people

dn: ou=groups,{BASE}
objectClass: organizationalUnit
ou: groups

dn: {SERVICE}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: {SERVICE_PASSWORD}

dn: cn=Sellers,ou=groups,{BASE}
objectClass: groupOfNames
cn: Sellers
member: uid=lin,ou=people,{BASE}
"""


@dataclass(frozen=True)
class Directory:
    port: int
    authority: str

    @property
    def settings(self):
        return {"LDAP_URL": f"ldap://localhost:{self.port}", "LDAP_BASE": f"ou=people,{BASE}",
                "LDAP_GROUP_BASE": f"ou=groups,{BASE}", "LDAP_BIND_DN": SERVICE,
                "LDAP_BIND_PASSWORD": SERVICE_PASSWORD, "SSO_CA_FILE": self.authority}


@contextmanager
def serving(authority, folder):
    ca, sign = authority
    certificate, key = sign("localhost")
    (folder / "data").mkdir()
    config = folder / "slapd.conf"
    config.write_text(CONFIGURATION.format(schemas=SCHEMAS, folder=folder, authority=ca, certificate=certificate,
                                           key=key, base=BASE, service=SERVICE))
    (folder / "tree.ldif").write_text(TREE + "".join(people()))
    added = subprocess.run([SLAPD, "-T", "add", "-f", config, "-l", folder / "tree.ldif"], capture_output=True,
                           text=True)
    assert added.returncode == 0, added.stderr
    port = free_port()
    addresses = f"ldap://127.0.0.1:{port}/ ldap://127.0.0.2:{port}/"
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([SLAPD, "-f", config, "-d", "0", "-h", addresses], stderr=log)
    try:
        wait_for(port)
        yield Directory(port, ca)
    finally:
        server.terminate()
        server.wait(timeout=10)


def people():
    for uid, name in (("rita", "Rita Ruiz"), ("lin", "Lin Xiaoyu"), ("ghost", "Ghost")):
        mail = "" if uid == "ghost" else f"mail: {uid}@example.org\n"
        yield PERSON.format(uid=uid, name=name, base=BASE, mail=mail, password=PASSWORDS[uid])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("slapd did not start")


if __name__ == "__main__":
    print(SLAPD or "")
    sys.exit(0 if SLAPD else 1)
