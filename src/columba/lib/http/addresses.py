"""Which network addresses an outside document may lead us to."""

import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Refused always: nothing that publishes news lives there, and the first link-local one hands out
# the keys of cloud machines. From the IANA special-purpose registries, written out because what
# the standard library calls "global" differs between Python versions.
_NEVER = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # Azure's metadata and DNS, inside public space
        "100.100.100.200/32",  # Alibaba Cloud's metadata
        "::/128", "100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16", "fe80::/10", "fec0::/10",
        "ff00::/8", "fd00:ec2::/32", "fd20:ce::/32",  # the last two: metadata of AWS and Google
        "64:ff9b:1::/48", "2001::/23", "2002::/16",  # local NAT64, Teredo and its kin, 6to4
    )
]  # fmt: skip
_PRIVATE = [
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128",
        "fc00::/7",
    )
]  # fmt: skip
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_V4_COMPATIBLE = ipaddress.ip_network("::/96")


def is_allowed(address: Address, *, allow_private: bool) -> bool:
    """Tell whether a connection to `address` may be made."""
    if is_private(address):
        return allow_private
    address = _unwrap(address)
    if _is_in(address, _NEVER):
        return False
    return address.version == 4 or address in _GLOBAL_V6  # noqa: PLR2004 - IP versions


def is_private(address: Address) -> bool:
    """Tell whether an operator may open `address`: this machine or a private network."""
    address = _unwrap(address)
    return _is_in(address, _PRIVATE) and not _is_in(address, _NEVER)


def parse_address(host: str) -> Address | None:
    """Return the address that `host` spells, in any spelling a resolver takes, or None.

    `2130706433`, `0x7f.1` and `0177.0.0.1` are all 127.0.0.1.
    """
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeEncodeError, ValueError):
        return None


def is_this_machine(host: str) -> bool:
    """Tell whether `host` names the machine itself: localhost, a name below it, or loopback."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = parse_address(host)
    return address is not None and _unwrap(address).is_loopback


def _unwrap(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address carries, where it carries one."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    carries = address in _NAT64 or (address in _V4_COMPATIBLE and int(address) > 1)
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if carries else address


def _is_in(address: Address, networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)
