"""One file of settings for all doors; what differs follows from ``SIDE``."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from liaison.config import doors, environment

DOOR = environment.side()
SIDE = DOOR.name
HOME = environment.home()
DOOR_URLS = environment.urls()
MY_URL = DOOR_URLS.get(SIDE, "")
IS_HTTPS = MY_URL.startswith("https://")
CODE = Path(__file__).resolve().parent.parent

doors.close_other_rooms(DOOR)

DEBUG = False
SECRET_KEY = environment.secret_of(DOOR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", MY_URL.split("//")[-1].split(":")[0]]
CSRF_TRUSTED_ORIGINS = [MY_URL] if MY_URL else []
ROOT_URLCONF = f"liaison.config.urls.{SIDE}"
WSGI_APPLICATION = "liaison.config.wsgi.application"
DATABASES = {"default": environment.database(DOOR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = DOOR.user_model

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    *(["axes", "allauth", "allauth.account", "allauth.mfa"] if DOOR.is_staff_door else []),
    *(f"liaison.{room}" for room in DOOR.rooms),
    "django.forms",
]
FORM_RENDERER = "liaison.common.rendering.ComponentRenderer"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "liaison.common.middleware.never_stored",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *(
        ["allauth.account.middleware.AccountMiddleware", "axes.middleware.AxesMiddleware"]
        if DOOR.is_staff_door
        else []
    ),
    "liaison.common.middleware.idle_sign_out",
    "liaison.common.again.forms_lead_to_their_page",
    "liaison.common.middleware.reading_changes_nothing",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "liaison.common.middleware.frame",
            ],
        },
    }
]

# The root key of the care narrative: the other doors have no such setting.
if SIDE in {"care", "me", "house"}:
    NARRATIVE_KEY_FILE = HOME / "keys" / "narrative.key"

# The key of the judges' own notes: the court's, and nobody else's.
if SIDE in {"court", "house"}:
    NOTE_KEY_FILE = HOME / "keys" / "note.key"

# Sessions, cookies and cache: a table and a name of their own for each door. Over https the name itself binds a cookie
# to the host that set it: no other door of the same domain can plant one.
COOKIE = f"__Host-{SIDE}" if IS_HTTPS else SIDE
SESSION_ENGINE = "liaison.common.sessions"
SESSION_COOKIE_NAME = f"{COOKIE}_session"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_NAME = f"{COOKIE}_csrf"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = f"{COOKIE}_language"
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
DENSITY_COOKIE_NAME = f"{COOKIE}_density"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": f"common_{'court' if SIDE == 'house' else SIDE}cache",
        "TIMEOUT": 600,
    }
}
IDLE_SECONDS = 600 if SIDE == "me" else 900

# Sign-in: password, then TOTP or passkey; lock-out counts in the door's own cache.
AUTHENTICATION_BACKENDS = (
    ["axes.backends.AxesStandaloneBackend", "liaison.network.sign_in.backend.DoorBackend"]
    if DOOR.is_staff_door
    else ["liaison.participants.backend.LinkBackend"]
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/" if DOOR.is_staff_door else "/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "liaison.network.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip"}
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"
MFA_ADAPTER = "liaison.network.sign_in.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TRUST_ENABLED = False
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = f"Liaison {SIDE}"
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "liaison.network.sign_in.counting.counted_name"
AXES_CLIENT_IP_CALLABLE = "liaison.network.sign_in.counting.address"
AXES_LOCKOUT_CALLABLE = "liaison.network.sign_in.counting.locked"
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole_number("LIAISON_PROXIES", 0)
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False

# The browser asks nobody else for anything, runs no inline script and shows us in no frame.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [CODE / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
EMAIL_HOST = environment.text("EMAIL_HOST", "")
EMAIL_PORT = environment.whole_number("EMAIL_PORT", 25)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail" / SIDE
DEFAULT_FROM_EMAIL = environment.text("LIAISON_SENDER", "bericht@localhost")

FILE_UPLOAD_HANDLERS = ["liaison.common.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
SILENCED_SYSTEM_CHECKS = ["auth.W004", "security.W003", "axes.W003", "axes.W004"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"scrub": {"()": "liaison.common.scrubbing.OnlyWhereAndWhat"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["scrub"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True, "level": "WARNING"}},
}
