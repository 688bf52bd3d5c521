"""The context that handlers are given. Every attribute in both casings; what differs by call is set by call."""
import base64
import json
import os

KEPT = {"FC_FUNC_CODE_PATH", "FC_ACCOUNT_ID", "FC_REGION", "FC_SERVICE_NAME", "FC_FUNCTION_NAME", "FC_FUNCTION_HANDLER",
        "FC_FUNCTION_MEMORY_SIZE", "FC_QUALIFIER", "FC_VER_ID", "FC_FUNCTION_VERSION", "FC_INSTANCE_ID",
        "FC_RUNTIME_VERSION", "FC_CUSTOM_LISTEN_PORT"}
CREDENTIAL_VARIABLES = (("ALIBABA_CLOUD_ACCESS_KEY_ID", "accessKeyID"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "accessKeySecret"),
                        ("ALIBABA_CLOUD_SECURITY_TOKEN", "securityToken"))


class Settings:
    """What the engine said by environment variables; what is not for user code is taken out of them."""

    def __init__(self, environment):
        given = {name: environment[name] for name in environment if name.startswith(("FC_", "_FC_"))}
        for name in given:
            if name not in KEPT:
                del environment[name]

        def text(*names):
            return next((given[name] for name in names if name in given), "")

        def number(default, *names):
            try:
                return int(text(*names))
            except ValueError:
                return default

        self.code = text("FC_FUNC_CODE_PATH") or "/code"
        self.handler = text("FC_FUNCTION_HANDLER", "FC_HANDLER")
        self.initializer = text("FC_FUNCTION_INITIALIZER", "FC_INITIALIZER")
        self.pre_stop = text("FC_PRE_STOP_HANDLER")
        self.pre_freeze = text("FC_PRE_FREEZE_HANDLER")
        self.function_name = text("FC_FUNCTION_NAME")
        self.memory = number(0, "FC_FUNCTION_MEMORY_SIZE", "FC_MEMORY_SIZE")
        self.timeout = number(0, "FC_FUNCTION_TIMEOUT", "FC_TIMEOUT")
        self.service_name = text("FC_SERVICE_NAME")
        self.log_project = text("FC_SERVICE_LOG_PROJECT")
        self.log_store = text("FC_SERVICE_LOG_STORE")
        self.qualifier = text("FC_QUALIFIER")
        self.version_id = text("FC_VER_ID", "FC_FUNCTION_VERSION")
        self.region = text("FC_REGION")
        self.account_id = text("FC_ACCOUNT_ID")
        self.concurrency = max(1, number(1, "FC_INSTANCE_CONCURRENCY"))
        self.reply_bytes_max = number(6 * 1024 * 1024, "_FC_REPLY_BYTES_MAX")
        self.channel = number(3, "_FC_CHANNEL")


class _Values:
    """Attributes with their camelCase twins."""

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)
            setattr(self, camel(name), value)
        self._names = tuple(values)

    def to_json(self):
        return {name: getattr(self, name) for name in self._names}


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


class Credentials(_Values):
    pass


class FunctionMeta(_Values):
    pass


class ServiceMeta(_Values):
    pass


class Tracing(_Values):
    pass


def _baggages(encoded):
    try:
        value = json.loads(base64.b64decode(encoded)) if encoded else {}
        return value if isinstance(value, dict) else {}
    except ValueError:
        return {}


class FCContext:
    def __init__(self, call, credentials):
        self.request_id = self.requestId = call.get("requestId", "")
        self.credentials = credentials
        self.retry_count = self.retryCount = call.get("retryCount", 0)
        self.tracing = Tracing(span_context=call.get("spanContext", ""), jaeger_endpoint=call.get("jaegerEndpoint", ""),
                               span_baggages=_baggages(call.get("spanBaggages"))) if "spanContext" in call else NO_TRACING

    def to_json(self):
        return {"accountId": self.account_id, "credentials": self.credentials.to_json(), "function": self.function.to_json(),
                "region": self.region, "requestId": self.request_id, "retryCount": self.retry_count,
                "service": self.service.to_json(), "tracing": self.tracing.to_json()}


NO_TRACING = Tracing(span_context="", jaeger_endpoint="", span_baggages={})


def contexts(settings, logger):
    """A maker of contexts: call → FCContext."""
    FCContext.function = FunctionMeta(name=settings.function_name, handler=settings.handler, memory=settings.memory,
                                      timeout=settings.timeout, version_id=settings.version_id, qualifier=settings.qualifier)
    FCContext.service = ServiceMeta(name=settings.service_name, log_project=settings.log_project, log_store=settings.log_store,
                                    qualifier=settings.qualifier, version_id=settings.version_id)
    FCContext.region = settings.region
    FCContext.account_id = FCContext.accountId = settings.account_id
    FCContext.log_project = FCContext.logProject = settings.log_project
    FCContext.log_store = FCContext.logStore = settings.log_store
    FCContext.logger = logger
    known = [None, None]  # the last credentials: they change by the hour, calls come by the thousand

    def make(call):
        triple = (call.get("accessKeyId") or "", call.get("accessKeySecret") or "", call.get("securityToken") or "")
        key, credentials = known
        if key != triple:
            credentials = Credentials(access_key_id=triple[0], access_key_secret=triple[1], security_token=triple[2])
            known[:] = [triple, credentials]
            if triple[0]:
                for names, value in zip(CREDENTIAL_VARIABLES, triple):
                    for name in names:
                        os.environ[name] = value
        return FCContext(call, credentials)

    return make
