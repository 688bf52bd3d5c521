#include "app/ctl/commands.h"
#include "engine/client/engineline.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

struct Serving {
    std::string dataDirectory;
    std::string endpoint;
    SLUICE_FIELDS(Serving, dataDirectory, endpoint)
};

} // namespace

void serve(Session &session)
{
    session.onInterrupt([&session](int) {
        session.out().remark("stopping: what is in flight is brought to its end");
        session.finish(Exit::Done);
    });
    QObject::connect(&session.client(), &EngineClient::linkChanged, &session, [&session] {
        if (!session.ended() && session.client().link() == Link::Lost)
            session.fail(engineGone());
    });
    const Serving serving{session.dataDirectory(), session.attachment().endpoint()};
    if (session.out().json())
        session.out().printLine(toJson(serving));
    else if (!session.out().quiet())
        session.out().printLine("serving " + serving.dataDirectory
                                + (serving.endpoint.empty() ? "" : " on " + serving.endpoint));
}

} // namespace sluice::ctl
