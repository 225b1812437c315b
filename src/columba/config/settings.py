"""Django's settings, derived from the publication's folder and the environment."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.conf import global_settings

from columba.config import env
from columba.config.log import log_to_stderr
from columba.lib.publication import Publication, Security
from columba.lib.settings_file import find_folder, read_publication

PACKAGE_DIR = Path(__file__).resolve().parent.parent

PUBLICATION_DIR = env.path("COLUMBA_PUBLICATION") or find_folder(Path.cwd())
PUBLICATION: Publication = (
    read_publication(PUBLICATION_DIR) if PUBLICATION_DIR else Publication(folder=Path.cwd())
)
DATA_DIR = env.path("COLUMBA_DATA") or PUBLICATION.folder / "var"


def _make_data_folder() -> None:
    problem = ""
    try:
        (DATA_DIR / "static").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f" ({error.strerror})"
    if problem or not os.access(DATA_DIR, os.W_OK):
        raise env.SettingError(
            f"{DATA_DIR} cannot be written{problem}. Set COLUMBA_DATA to a folder that can: "
            "database, pictures and queue live there."
        )


if PUBLICATION_DIR:
    _make_data_folder()


def _key(name: str, file: str) -> str:
    """Return the key of the environment, else one generated once beside the database."""
    if key := env.text(name):
        return key
    path = DATA_DIR / file
    if path.is_file():
        return path.read_text(encoding="utf-8").strip()
    if not PUBLICATION_DIR:
        return secrets.token_urlsafe(50)
    path.touch(mode=0o600)
    path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


SECRET_KEY = _key("COLUMBA_SECRET_KEY", "secret_key")
# What seals names and addresses; its own, since a new one makes those that are stored unreadable.
ADDRESS_KEY = _key("COLUMBA_ADDRESS_KEY", "address_key").encode()
ADDRESS_KEY_IS_APART = bool(env.text("COLUMBA_ADDRESS_KEY"))  # not beside the database
DEBUG = env.flag("COLUMBA_DEBUG")
ALLOWED_HOSTS = env.words("COLUMBA_ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
if PUBLICATION.base_url:
    ALLOWED_HOSTS.append(PUBLICATION.base_url.split("://")[-1].split("/")[0].split(":")[0])
CSRF_TRUSTED_ORIGINS = [PUBLICATION.base_url] if "://" in PUBLICATION.base_url else []
ALLOW_PRIVATE_NETWORKS = env.flag("COLUMBA_ALLOW_PRIVATE_NETWORKS")
QUEUE_URL = env.address("COLUMBA_QUEUE_URL", ("redis", "rediss", "postgres", "postgresql"))
# The key of the model endpoint, from the variable that columba.toml names.
MODEL_KEY = (
    env.text(PUBLICATION.model.key_variable)
    if PUBLICATION.model and PUBLICATION.model.key_variable
    else ""
)

INSTALLED_APPS = [
    "columba.desk",  # before the admin, whose frame it puts its own name on
    "columba.desk.admin_app.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "columba.leases",
    "columba.accounts",
    "columba.outbox",
    "columba.directory",
    "columba.sources",
    "columba.articles",
    "columba.stories",
    "columba.search",
    "columba.commentary",
    "columba.petitions",
    "columba.publication",
    "columba.worker",
    "columba.web",
    "columba.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "columba.config.urls"
WSGI_APPLICATION = "columba.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:queue"
LOGOUT_REDIRECT_URL = "desk:sign-in"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "columba.web.context.publication",
            ],
        },
    },
]


def _databases() -> dict[str, Any]:
    """Return PostgreSQL where DATABASE_URL says so, else one SQLite file in the data folder."""
    if url := env.address("DATABASE_URL", ("postgresql", "postgres")):
        if not find_spec("psycopg"):
            raise env.SettingError(
                "DATABASE_URL needs psycopg; install it with pip install 'columba[postgres]'."
            )
        try:
            return {"default": dict(dj_database_url.parse(url, conn_max_age=60))}
        except ValueError as error:
            raise env.SettingError(
                "DATABASE_URL cannot be understood; write it as "
                "postgresql://user:password@host/name, with %XX for signs that mean something."
            ) from error
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "columba.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                    "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728;"
                ),
            },
        }
    }


DATABASES = _databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _interface_language(tag: str) -> str:
    """Return the language nearest to `tag` in which Django speaks; else English."""
    known = [code for code, _ in global_settings.LANGUAGES]
    base = tag.lower().partition("-")[0]
    kin = (code for code in known if code.startswith(f"{base}-"))
    return next((code for code in (tag.lower(), base) if code in known), next(kin, "en"))


LANGUAGE_CODE = _interface_language(PUBLICATION.language)
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "columba.config.static_storage.StaticStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_HTTPS = PUBLICATION.base_url.startswith("https://")
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None

# Mail goes out by the publication's own server; the demo prints it, and without [mail] it waits.
_MAIL = PUBLICATION.mail
DEFAULT_FROM_EMAIL = _MAIL.sender if _MAIL else "Columba <noreply@columba.example>"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _MAIL
    else "django.core.mail.backends.console.EmailBackend"
)
if _MAIL:
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _MAIL.host, _MAIL.port, _MAIL.timeout_seconds
    EMAIL_HOST_USER = _MAIL.user
    EMAIL_HOST_PASSWORD = env.text(_MAIL.password_variable) if _MAIL.password_variable else ""
    EMAIL_USE_TLS = _MAIL.security is Security.STARTTLS
    EMAIL_USE_SSL = _MAIL.security is Security.TLS

LOGGING = log_to_stderr(
    env.choice(
        "COLUMBA_LOG_LEVEL",
        ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"),
        default="WARNING",
    )
)
