#include "engine/gateway/router.h"

namespace sluice {

namespace {

struct SchemeOf {
    std::string_view scheme;
    GatewayService service;
};
constexpr std::array kSchemes = {
    SchemeOf{"LOG", GatewayService::Log},
    SchemeOf{"SLS4-HMAC-SHA256", GatewayService::Log},
    SchemeOf{"OSS", GatewayService::Objects},
    SchemeOf{"OSS4-HMAC-SHA256", GatewayService::Objects},
    SchemeOf{"AWS4-HMAC-SHA256", GatewayService::Objects},
    SchemeOf{"AWS", GatewayService::Objects},
    SchemeOf{"FC", GatewayService::Functions},
    SchemeOf{"ACS3-HMAC-SHA256", GatewayService::Functions},
};
constexpr std::array kUrlMarks = {
    SchemeOf{"OSSAccessKeyId=", GatewayService::Objects},
    SchemeOf{"x-oss-signature-version=", GatewayService::Objects},
    SchemeOf{"X-Amz-Algorithm=", GatewayService::Objects},
    SchemeOf{"x-fc-signature=", GatewayService::Functions},
};
constexpr std::array kLabels = {
    SchemeOf{"oss", GatewayService::Objects},
    SchemeOf{"fc", GatewayService::Functions},
    SchemeOf{"log", GatewayService::Log},
};
constexpr std::array kPaths = {
    SchemeOf{"/2016-08-15/", GatewayService::Functions},
    SchemeOf{"/2021-04-06/", GatewayService::Functions},
    SchemeOf{"/2023-03-30/", GatewayService::Functions},
    SchemeOf{"/logstores", GatewayService::Log},
};

bool isServiceLabel(std::string_view label, std::string_view service)
{
    return label == service || (service == "oss" && label.starts_with("oss-"));
}

std::string_view lastLabel(std::string_view prefix)
{
    const auto dot = prefix.rfind('.');
    return dot == std::string_view::npos ? prefix : prefix.substr(dot + 1);
}

bool hasQueryItem(std::string_view query, std::string_view begin)
{
    while (!query.empty()) {
        if (query.starts_with(begin))
            return true;
        const auto next = query.find('&');
        if (next == std::string_view::npos)
            return false;
        query.remove_prefix(next + 1);
    }
    return false;
}

} // namespace

GatewayService serviceOf(const HttpRequest &request, const OwnNames &names)
{
    const auto authorization = request.headers.value("authorization");
    const auto scheme = authorization.substr(0, authorization.find(' '));
    for (const auto &row : kSchemes) {
        if (sameFieldName(scheme, row.scheme))
            return row.service;
    }
    for (const auto &row : kUrlMarks) {
        if (hasQueryItem(request.query, row.scheme))
            return row.service;
    }
    if (request.headers.has("x-log-apiversion"))
        return GatewayService::Log;
    const auto label = lastLabel(names.prefixOf(request.host).value_or(std::string_view()));
    for (const auto &row : kLabels) {
        if (isServiceLabel(label, row.scheme))
            return row.service;
    }
    for (const auto &row : kPaths) {
        if (request.path.starts_with(row.scheme))
            return row.service;
    }
    return GatewayService::Objects;
}

std::string_view ownerLabel(std::string_view host, std::string_view service, const OwnNames &names)
{
    auto prefix = names.prefixOf(host).value_or(std::string_view());
    const auto last = lastLabel(prefix);
    if (isServiceLabel(last, service))
        prefix.remove_suffix(std::min(prefix.size(), last.size() + 1));
    return prefix.substr(0, prefix.find('.'));
}

Router::Router(OwnNames names)
    : m_names(std::move(names))
{
}

void Router::set(GatewayService service, HttpHandler handler)
{
    m_handlers[static_cast<std::size_t>(service)] = std::move(handler);
}

void Router::handle(HttpRequest request, HttpAnswer answer) const
{
    const auto &handler = m_handlers[static_cast<std::size_t>(serviceOf(request, m_names))];
    if (handler)
        return handler(std::move(request), std::move(answer));
    HttpResponse response;
    response.status = 501;
    response.headers.add("Content-Type", "application/json");
    response.body = R"({"errorCode":"NotImplemented","errorMessage":"this service is not served here"})";
    answer(std::move(response));
}

} // namespace sluice
