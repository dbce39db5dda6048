"""An issuer and a directory, both on this machine, and the settings that lead to them."""
import pytest

from tests.auth import certificates, directory
from tests.auth import issuer as issuers

KNOWN = {"OIDC_CLIENT_ID": "guanxi", "OIDC_CLIENT_SECRET": issuers.SECRET, "OIDC_NAME": "Harbour"}


@pytest.fixture
def settings(house, monkeypatch):
    """`settings(SSO_CREATE=True)` sets some for the rest of the test."""
    def set_to(**values):
        for name, value in values.items():
            assert name in house.config, f"there is no setting {name}"
            monkeypatch.setitem(house.config, name, value)
    return set_to


@pytest.fixture(scope="session")
def served_issuer():
    with issuers.serving() as issuer:
        yield issuer


@pytest.fixture
def issuer(served_issuer, settings):
    """The provider of tests/auth/issuer.py, and a house that leads to it."""
    served_issuer.reset()
    settings(OIDC_ISSUER=served_issuer.url, **KNOWN)
    return served_issuer


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return certificates.authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def served_directory(authority, tmp_path_factory):
    if directory.SLAPD is None:
        pytest.skip("no slapd on this machine: tools/get_directory.sh, which `make test` runs, installs one")
    with directory.serving(authority, tmp_path_factory.mktemp("slapd")) as served:
        yield served


@pytest.fixture
def ldap(served_directory, settings):
    """The slapd of tests/auth/directory.py, and a house that leads to it."""
    settings(**served_directory.settings)
    return served_directory
