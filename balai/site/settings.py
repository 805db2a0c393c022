"""Settings: from the environment only, through typed readers. docs/deploying.md lists every variable."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from balai.kernel.environment import (
    WrongSetting,
    read_address,
    read_database,
    read_flag,
    read_folder,
    read_number,
    read_secret,
    read_text,
    read_time_zone,
)

PACKAGE = Path(__file__).resolve().parent.parent
_is_checkout = (PACKAGE.parent / "pyproject.toml").exists()
BALAI_HOME = read_folder("BALAI_HOME", (PACKAGE.parent if _is_checkout else Path.home()) / ".balai")
BALAI_PORT = read_number("BALAI_PORT", 8000, least=1, most=65535)
BALAI_ADDRESS = read_address("BALAI_ADDRESS", f"http://127.0.0.1:{BALAI_PORT}")
DEMONSTRATION_MARK = BALAI_HOME / "demonstration"
"""The file whose presence says that the home holds the demonstration group; `balai demo` makes it."""


def _mechanisms() -> list[str]:
    """The folders of balai/mechanisms, or those that BALAI_MECHANISMS names."""
    found = sorted(file.parent.name for file in (PACKAGE / "mechanisms").glob("*/module.py"))
    named = read_text("BALAI_MECHANISMS")
    if not named:
        return found
    wanted = list(dict.fromkeys(name.strip() for name in named.split(",") if name.strip()))
    unknown = [name for name in wanted if name not in found]
    if unknown:
        raise WrongSetting(
            "balai.E008",
            f"BALAI_MECHANISMS names {', '.join(unknown)}, which is not there.",
            f"There are: {', '.join(found) or 'none'}.",
        )
    return wanted


SECRET_KEY = read_secret("BALAI_SECRET_KEY", BALAI_HOME / "secret.key", least=32)
DEBUG = False
_scheme, _host = urlsplit(BALAI_ADDRESS).scheme, urlsplit(BALAI_ADDRESS).hostname or ""
ALLOWED_HOSTS = sorted({_host, "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [BALAI_ADDRESS]
IS_SECURE = _scheme == "https"

MECHANISMS = _mechanisms()
FLOORS = ["kernel", "ui", "people", "workplan"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    *(f"balai.{floor}" for floor in FLOORS),
    *(f"balai.mechanisms.{name}" for name in MECHANISMS),
    "balai.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "balai.site.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "balai.people.middleware.who_asks",
    "balai.site.middleware.Refusals",
]
ROOT_URLCONF = "balai.site.urls"
WSGI_APPLICATION = "balai.site.wsgi.application"

_template_folders = [
    PACKAGE / folder / "templates" for folder in ["site", *FLOORS, *(f"mechanisms/{name}" for name in MECHANISMS)]
]
TEMPLATES = [
    {
        # First, so that allauth's pages are found here in our own design.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": _template_folders,
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "balai.ui.jinja.environment",
            "context_processors": [
                "balai.site.context.page",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": read_database(BALAI_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "balai.people.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # allauth's own mail to strangers offers sign-up, which there is none of
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if read_flag("BALAI_BEHIND_PROXY") else 0
"""Behind a proxy all come from one address: without this one person's wrong passwords would lock everybody out."""

# In the session, and not in a cookie that outlives signing out: what one reader was told, the next must not see.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if read_flag("BALAI_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "balai.site.views.csrf_failure"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [folder.parent / "locale" for folder in _template_folders]
USE_TZ = True
TIME_ZONE = read_time_zone("BALAI_TIME_ZONE", "Asia/Bangkok")

STATIC_URL = "/static/"
STATIC_ROOT = BALAI_HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BALAI_HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if read_text("BALAI_MAIL_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = BALAI_HOME / "mail"
EMAIL_HOST = read_text("BALAI_MAIL_HOST")
EMAIL_PORT = read_number("BALAI_MAIL_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = read_text("BALAI_MAIL_USER")
EMAIL_HOST_PASSWORD = read_text("BALAI_MAIL_PASSWORD")
EMAIL_USE_TLS = read_flag("BALAI_MAIL_TLS", default=True)
DEFAULT_FROM_EMAIL = read_text("BALAI_MAIL_FROM", f"balai@{_host}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
