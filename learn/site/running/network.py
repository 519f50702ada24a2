"""Where the site can be reached: this machine's names and addresses, and the socket that listens."""

import errno
import ipaddress
import socket

import psutil
from django.conf import settings

from learn.site.errors import CannotStart

PORTS = range(1, 2**16)
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104


def names_of_this_machine() -> list[str]:
    """Every name and address under which the classroom's network may reach this machine."""
    host = socket.gethostname().split(".")[0]
    names = ["localhost", "127.0.0.1", "[::1]", host, f"{host}.local"]
    return list(dict.fromkeys(names + [str(address) for address in addresses()]))


def addresses() -> list[ipaddress.IPv4Address]:
    """This machine's IPv4 addresses on a network, the one that leads outside first."""
    found = [
        ipaddress.IPv4Address(address.address)
        for interface in psutil.net_if_addrs().values()
        for address in interface
        if address.family == socket.AF_INET
    ]
    outward = _outward_address()
    reachable = [address for address in found if not address.is_loopback]
    return sorted(reachable, key=lambda address: (address != outward, address.is_link_local, not address.is_private))


def _outward_address() -> ipaddress.IPv4Address | None:
    """The address this machine would use to speak to others. Nothing is sent; the system looks it up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as question:
        try:
            question.connect(("192.0.2.1", 9))  # reserved for documentation, so nobody is there
            return ipaddress.IPv4Address(question.getsockname()[0])
        except OSError:
            return None


def public_url() -> str:
    """The address to give to people."""
    if settings.TRUSTED_ORIGINS:
        return settings.TRUSTED_ORIGINS[0].rstrip("/")
    host = settings.BIND
    if host in EVERYWHERE:
        host = next((str(address) for address in addresses()), "127.0.0.1")
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.PORT}"


def listen() -> socket.socket:
    """The socket that web serves. We hold it, so that browsers wait while web is started again."""
    if settings.PORT not in PORTS:
        raise CannotStart(f"There is no port {settings.PORT}. Use one from 1024 to {PORTS[-1]}: ./run --port 8000")
    family = socket.AF_INET6 if ":" in settings.BIND else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.BIND, settings.PORT))
    except OSError as error:
        listener.close()
        raise CannotStart(_why_not(error)) from error
    listener.listen(2048)
    return listener


def _why_not(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.PORT} is taken, perhaps by Buildalong itself in another window. "
            f"Stop that one, or use another port: ./run --port {settings.PORT + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Only root may use port {settings.PORT}. Use one above 1023: ./run --port 8000"
    return f"This machine has no address {settings.BIND} to listen on. Leave BIND empty, or use ./run --lan."
