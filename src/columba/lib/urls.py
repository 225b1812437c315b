"""Web addresses: one spelling for one page, and who owns the host."""

import hashlib
import ipaddress
import re
from functools import cache, lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import tldextract

URL_LENGTH = 2000

_DEFAULT_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Characters that may stand unescaped in a path or query (RFC 3986); "%" marks what is escaped.
_SAFE = "%/:@!$&'()*+,;=-._~"

# Parameters that say how the reader came, never which page this is.
_TRACKING_PREFIXES = (
    "utm_", "at_", "mc_", "mtm_", "pk_", "piwik_", "hsa_", "_hs", "vero_", "fb_", "wt_", "wt.",
    "__twitter_", "oly_",
)  # fmt: skip
_TRACKING_NAMES = frozenset({
    "cmp", "cmpid", "dclid", "emc", "fbclid", "ftag", "gbraid", "gclid", "gclsrc", "guccounter",
    "guce_referrer", "guce_referrer_sig", "icid", "igshid", "ito", "mkt_tok", "msclkid",
    "ncid", "ns_campaign", "ns_mchannel", "ns_source", "ref_src", "ref_url", "s_cid", "smid",
    "smtyp", "sr_share", "srnd", "taid", "tblci", "traffic_source", "trk", "ttclid", "twclid",
    "wbraid", "xtor", "yclid",
})  # fmt: skip
# Names that mean a page elsewhere, but here carry one of these values: how the reader came.
_AMBIGUOUS_NAMES = frozenset({"from", "mod", "partner", "ref", "source", "src", "via"})
_CAME_BY = re.compile(r"(?:rss|feed|atom|feedburner)(?:[_-].*|feed)?")
_AMP_PAIRS = frozenset({"amp=1", "amp=true", "amp", "amp=", "outputtype=amp", "output=amp"})
_OTHER_DRESS = ("www.", "m.", "mobile.", "amp.")


def is_http(url: str) -> bool:
    """Tell whether `url` is an absolute http or https address with a usable host."""
    return _split(url) is not None


def requestable(url: str) -> str:
    """Return `url` in plain ASCII as it goes on the wire, without fragment.

    ValueError says what is wrong with an address that cannot be asked for.
    """
    parts = _parse(url)
    query = f"?{_quote(parts.query, '?')}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}{_quote(parts.path) or '/'}{query}"


def normalise(url: str) -> str:
    """Return the one spelling of `url` that can still be fetched.

    Case, default port, fragment, tracking parameters and needless escapes go. What is no http(s)
    address comes back stripped of surrounding space only.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    path = _remove_dots(_unescape(_quote(_SESSION.sub("", parts.path)))) or "/"
    query = _clean_query(parts.query)
    fragment = f"#{_quote(parts.fragment, '?')}" if parts.fragment.startswith("!") else ""
    return f"{parts.scheme}://{parts.netloc}{path}{'?' if query else ''}{query}{fragment}"


def url_key(url: str) -> str:
    """Return the SHA-256 hex of the page behind `url`.

    http and https, a closing slash, AMP and mobile dress and a leading "www." share one key.
    """
    return hashlib.sha256(_page(normalise(url)).encode("utf-8", "replace")).hexdigest()


def registered_domain(url: str) -> str:
    """Return the domain that somebody registered ("bbc.co.uk") for an address or a bare host.

    A host without one (an IP address, `localhost`, a name of a private network) comes back whole.
    """
    parts = _split(url)
    host = (parts.hostname or "") if parts else url.strip().strip("[]").rstrip(".").lower()
    return _registered(host)


def join(base: str, reference: str) -> str | None:
    """Return `reference` resolved against `base`; None where no http(s) address comes of it."""
    reference = _CONTROL.sub("", reference).strip()
    try:
        url = reference if _ABSOLUTE.match(reference) else urljoin(base, reference)
    except ValueError:
        return None
    return url if is_http(url) else None


def _split(url: str) -> SplitResult | None:
    try:
        return _parse(url)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _parse(url: str) -> SplitResult:
    """Split `url`, its netloc rewritten to ASCII host and explicit unusual port."""
    parts = urlsplit(_CONTROL.sub("", url).strip())
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise ValueError("it does not begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it carries a user name or password")
    host, port = _ascii_host(parts.hostname or ""), parts.port
    netloc = host if port in {None, _DEFAULT_PORTS[scheme]} else f"{host}:{port}"
    return parts._replace(scheme=scheme, netloc=netloc)


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0]).compressed}]"
    host = host.rstrip(".")
    try:
        host = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as error:
        raise ValueError("its host name is not valid") from error
    if not _HOST.fullmatch(host) or ".." in host:
        raise ValueError("its host name is not valid")
    return host


def _quote(text: str, more: str = "") -> str:
    """Escape what may not stand in an address and leave every escape that is there."""
    text = _STRAY_PERCENT.sub("%25", text)
    return quote(text.encode("utf-8", "surrogatepass"), safe=_SAFE + more)


def _unescape(text: str) -> str:
    """Unescape letters, digits and "-._~", and write the other escapes in capitals."""
    return _PERCENT.sub(_escape_or_letter, text)


def _escape_or_letter(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in _UNRESERVED else match[0].upper()


def _remove_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(len(kept) - 1, 1) :]
        elif segment != ".":
            kept.append(segment)
    closed = segments[-1] in {".", ".."}
    return "/".join(kept) + ("/" if closed else "")


def _clean_query(query: str) -> str:
    pairs = (_unescape(_quote(pair, "?")) for pair in query.split("&"))
    return "&".join(pair for pair in pairs if pair and not _is_tracking(pair))


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.lower().partition("=")
    return (
        name in _TRACKING_NAMES
        or name.startswith(_TRACKING_PREFIXES)
        or (name in _AMBIGUOUS_NAMES and _CAME_BY.fullmatch(value) is not None)
    )


def _page(url: str) -> str:
    """Return `url` without what only dresses the same page differently."""
    parts = _split(url)
    if parts is None:
        return url
    path = parts.path.rstrip("/").removesuffix("/amp") if parts.path != "/amp" else parts.path
    pairs = [pair for pair in parts.query.split("&") if pair.lower() not in _AMP_PAIRS]
    query = f"?{'&'.join(pairs)}" if any(pairs) else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"//{_undressed(parts.netloc)}{path.rstrip('/')}{query}{fragment}"


def _undressed(netloc: str) -> str:
    for prefix in _OTHER_DRESS:
        rest = netloc.removeprefix(prefix)
        if rest != netloc and _registered(rest) == _registered(netloc):
            return rest
    return netloc


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    return _suffixes()(host).top_domain_under_public_suffix or host


@cache
def _suffixes() -> tldextract.TLDExtract:
    """Return the packaged list of suffixes: no network, nothing written to disk."""
    return tldextract.TLDExtract(
        cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True
    )
