"""Certificates for servers of the tests: an authority, and what it signs for a host."""
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def authority(folder):
    """(path of its certificate, function host → (path of a certificate for it, path of the key))"""
    key, name = ec.generate_private_key(ec.SECP256R1()), named("Test authority")
    own = builder(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    own = own.add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True)
    own = own.sign(key, hashes.SHA256())

    def sign(host):
        hosts_key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(host), x509.IPAddress(ip_address("127.0.0.1"))]
                                            if host == "localhost" else [x509.DNSName(host)])
        signed = builder(named(host), name, hosts_key).add_extension(names, critical=False).sign(key, hashes.SHA256())
        private = hosts_key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                          serialization.NoEncryption())
        return write(folder / f"{host}.pem", pem(signed)), write(folder / f"{host}.key", private)

    return write(folder / "authority.pem", pem(own)), sign


def builder(subject, issuer, key):
    since = datetime.now(UTC) - timedelta(days=1)
    return (x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(since)
            .not_valid_after(since + timedelta(days=30)))


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def write(path, body):
    path.write_bytes(body)
    return str(path)
