"""By what a signer is found again without being read."""

import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from columba.lib.mail_address import canonical
from columba.lib.seal import fingerprint

# What one household, and what one neighbourhood, is reached by: the length of its prefix.
_HOME = {4: 32, 6: 64}
_RANGE = {4: 24, 6: 48}
# Where a visitor seems to come from when a proxy in front of us does not say who is behind it: then
# everybody would be one and the same.
_OURS = tuple(
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a signature came from, as fingerprints; both empty where that is not known."""

    address_key: str = ""
    range_key: str = ""


@dataclass(frozen=True)
class Keys:
    """The fingerprints that the installation's address key makes."""

    key: bytes

    def email(self, address: str) -> str:
        """Return the fingerprint of the mailbox that a checked address reaches."""
        return self._of("email", canonical(address))

    def name(self, name: str) -> str:
        """Return the fingerprint of a name, whatever its case, accents, spaces and dots."""
        return self._of("name", _folded(name))

    def origin(self, address: str) -> Origin:
        """Return where an IP address belongs; nothing where it is none, or an inner one."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return Origin()
        mapped = getattr(parsed, "ipv4_mapped", None)
        ip = mapped or parsed
        if any(ip in network for network in _OURS):
            return Origin()
        home = ip_network((ip, _HOME[ip.version]), strict=False)
        area = ip_network((ip, _RANGE[ip.version]), strict=False)
        return Origin(
            address_key=self._of("address", str(home)), range_key=self._of("range", str(area))
        )

    def _of(self, what: str, text: str) -> str:
        return fingerprint(text, key=self.key, context=f"petitions.{what}")


def _folded(name: str) -> str:
    """Return the letters and digits of a name without case and accents; all where it has none."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parted if sign.isalnum()) or name
