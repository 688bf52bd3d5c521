#include "engine/projectlistcall.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>

namespace sluice {
namespace {

constexpr std::string_view kListQuery = "offset=0&size=1";
constexpr std::size_t kShownTextMax = 300;

std::string textIn(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString().toStdString().substr(0, kShownTextMax);
}

std::optional<WallTime> httpTime(const QByteArray &header)
{
    auto time = QLocale::c().toDateTime(QString::fromLatin1(header), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(wallFromMillis(time.toMSecsSinceEpoch())) : std::nullopt;
}

QNetworkRequest requestTo(const ServiceAddress &to)
{
    QUrl url;
    url.setScheme(to.secure ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QString::fromStdString(to.host));
    url.setPort(to.port);
    url.setPath(QStringLiteral("/"));
    url.setQuery(QString::fromLatin1(kListQuery.data(), static_cast<qsizetype>(kListQuery.size())));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // the Host header is signed as it is sent
    return request;
}

std::string hostHeader(const ServiceAddress &to)
{
    const auto whole = hostAndPort(to.host, to.port);
    return to.port == (to.secure ? 443 : 80) ? whole.substr(0, whole.rfind(':')) : whole;
}

} // namespace

Sign requestSigner()
{
    return [](const SignedRequest &request, const Credentials &credentials, const SignOptions &options) {
        return sign(SignatureScheme::LogV4, request, credentials, options);
    };
}

ProjectListCall::ProjectListCall(Loop &loop, Sign sign, Duration limit)
    : m_loop(loop)
    , m_sign(std::move(sign))
    , m_limit(limit)
{
}

ProjectListCall::~ProjectListCall()
{
    if (m_call) {
        m_loop.cancel(m_timer);
        m_call->disconnect(&m_context);
    }
}

void ProjectListCall::run(const ServiceAddress &to, const std::string &region, const Credentials &credentials,
                          Reply<CallAnswer> reply)
{
    m_reply = std::move(reply);
    const auto host = hostHeader(to);
    const std::array<HttpHeader, 3> plain = {HttpHeader{"Host", host}, HttpHeader{"x-log-apiversion", "0.6.0"},
                                             HttpHeader{"x-log-bodyrawsize", "0"}};
    SignedRequest request{"GET", "/", kListQuery, plain, {}};
    SignOptions options;
    options.now = m_loop.clock().wall();
    options.region = region;
    const auto headers = m_sign(request, credentials, options);
    if (!headers)
        return m_loop.answer<CallAnswer>(std::move(m_reply), fail(headers.error()));
    auto call = requestTo(to);
    for (const auto &[name, value] : plain)
        call.setRawHeader(QByteArray(name.data(), static_cast<qsizetype>(name.size())),
                          QByteArray(value.data(), static_cast<qsizetype>(value.size())));
    for (const auto &[name, value] : *headers)
        call.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    m_network = std::make_unique<QNetworkAccessManager>();
    m_since = m_loop.clock().boot();
    m_timer = m_loop.after(m_limit, [this] {
        end(fail(ErrorKind::TimedOut, "CallTimeout", "no answer came within " + std::to_string(millis(m_limit)) + " ms"));
    });
    m_call = m_network->get(call);
    QObject::connect(m_call, &QNetworkReply::readyRead, &m_context, [this] { read(); });
    QObject::connect(m_call, &QNetworkReply::finished, &m_context, [this] { finished(); });
}

void ProjectListCall::read()
{
    m_body += m_call->readAll().toStdString();
    if (m_body.size() > static_cast<std::size_t>(kAnswerBytesMax))
        end(fail(ErrorKind::Corrupt, "AnswerTooLong",
                 "the answer is longer than " + std::to_string(kAnswerBytesMax) + " bytes; this is no Log Service"));
}

void ProjectListCall::finished()
{
    read();
    if (!m_call)
        return; // too long
    CallAnswer answer;
    answer.status = m_call->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 0)
        return end(fail(ErrorKind::Unavailable, "CallFailed", m_call->errorString().toStdString()));
    answer.took = m_loop.clock().boot() - m_since;
    answer.serverTime = httpTime(m_call->rawHeader("Date"));
    answer.requestId = m_call->rawHeader("x-log-requestid").left(kShownTextMax).toStdString();
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(m_body)).object();
    answer.code = textIn(object, "errorCode");
    answer.message = textIn(object, "errorMessage");
    answer.projects = object.value(QLatin1StringView("total")).toInteger(-1);
    end(std::move(answer));
}

// Answered on the loop: whoever is told may end this, and the call's signal may be under way.
void ProjectListCall::end(Result<CallAnswer> result)
{
    auto *call = std::exchange(m_call, nullptr);
    call->disconnect(&m_context);
    call->abort();
    m_loop.cancel(m_timer);
    m_loop.answer<CallAnswer>(std::move(m_reply), std::move(result));
}

} // namespace sluice
