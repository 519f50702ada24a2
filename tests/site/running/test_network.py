"""Where the site says it can be reached."""

import ipaddress

import pytest

from learn.site.errors import CannotStart
from learn.site.running import network


def test_the_classrooms_network_may_use_every_name_and_address_of_this_machine():
    names = network.names_of_this_machine()
    assert {"localhost", "127.0.0.1", "[::1]"} <= set(names)
    assert {str(address) for address in network.addresses()} <= set(names)
    assert "*" not in names


def test_people_are_given_an_address_that_reaches_the_machine(settings, monkeypatch):
    settings.TRUSTED_ORIGINS, settings.BIND, settings.PORT = [], "0.0.0.0", 8000
    monkeypatch.setattr(network, "addresses", lambda: [ipaddress.IPv4Address("192.168.1.20")])
    assert network.public_url() == "http://192.168.1.20:8000"
    settings.BIND = "127.0.0.1"
    assert network.public_url() == "http://127.0.0.1:8000"
    settings.BIND = "::1"
    assert network.public_url() == "http://[::1]:8000"
    settings.TRUSTED_ORIGINS = ["https://code.school.example"]
    assert network.public_url() == "https://code.school.example"


@pytest.mark.parametrize(("bind", "said"), [("192.0.2.77", "no address 192.0.2.77"), ("not-a-host", "no address")])
def test_an_address_that_is_not_ours_is_said_in_a_sentence(settings, bind, said):
    settings.BIND = bind
    with pytest.raises(CannotStart, match=said):
        network.listen()


@pytest.mark.parametrize("port", [0, 99_999])
def test_a_port_that_no_machine_has_is_said_in_a_sentence(settings, port):
    settings.PORT = port
    with pytest.raises(CannotStart, match=f"no port {port}"):
        network.listen()
