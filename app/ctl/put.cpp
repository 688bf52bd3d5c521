#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/names.h"
#include "app/ctl/progress.h"
#include "app/ctl/putsource.h"
#include "engine/client/json.h"

#include <QSocketNotifier>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <deque>
#include <optional>

#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr int kInFlightMax = 4; // appends that wait for their answer
constexpr std::size_t kAppendBytes = 8 * limits::kMiB; // of groups in one append, about
constexpr int kFollowMs = 200; // how often a followed file is looked at

struct PutCounts {
    std::uint64_t lines = 0; // durable
    std::uint64_t parseErrors = 0;
    std::uint64_t linesCut = 0;
    std::uint64_t bytesCut = 0;
    std::uint64_t emptyLines = 0;
    bool complete = true;
    SLUICE_FIELDS(PutCounts, lines, parseErrors, linesCut, bytesCut, emptyLines, complete)
};

class Put final : public QObject {
public:
    Put(Session &session, LogstoreKey logstore, CollectSource format, PutSource::Follow follow)
        : QObject(&session)
        , m_session(session)
        , m_logstore(std::move(logstore))
        , m_format(std::move(format))
        , m_follow(follow)
        , m_run(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString())
        , m_progress(session.out())
    {
        m_again.setSingleShot(true);
        connect(&m_again, &QTimer::timeout, this, [this] { pump(); });
    }

    void begin(std::vector<std::string> paths)
    {
        m_session.onInterrupt([this](int) { stop({}); });
        m_paths = std::move(paths);
        // Nothing is stored when one of them cannot be read at all.
        for (const auto &path : m_paths) {
            if (path != "-" && ::access(path.c_str(), R_OK) != 0)
                return m_session.fail(systemError(errno, "cannot read " + path));
        }
        while (m_follow == PutSource::Follow::Yes && m_nextPath < m_paths.size()) {
            if (!openNext())
                return;
        }
        pump();
    }

private:
    struct Input {
        std::unique_ptr<PutSource> source;
        std::unique_ptr<QSocketNotifier> notifier;
        bool ended = false;
    };

    bool openNext()
    {
        auto source = PutSource::open(m_paths[m_nextPath++], m_format, m_follow);
        if (!source) {
            stop(source.error());
            return false;
        }
        m_inputs.push_back({std::move(*source), nullptr});
        return true;
    }

    void pump()
    {
        bool more = true;
        while (more && !m_stopping) {
            if (m_inFlight >= kInFlightMax)
                return;
            more = sendOne() || stepAny();
        }
        if (m_inFlight > 0)
            return;
        if (m_stopping || (m_ready.empty() && allEnded()))
            end();
        else if (m_follow == PutSource::Follow::Yes)
            m_again.start(kFollowMs);
    }

    [[nodiscard]] bool allEnded() const
    {
        return m_nextPath == m_paths.size() && std::ranges::all_of(m_inputs, &Input::ended);
    }

    // False when no input gives anything now.
    bool stepAny()
    {
        for (auto &input : m_inputs) {
            if (input.ended)
                continue;
            const auto state = input.source->step(SystemClock().wall());
            if (!state) {
                stop(state.error());
                return false;
            }
            for (auto &group : input.source->take())
                m_ready.push_back(std::move(group));
            if (*state == PutSource::State::End) {
                input.ended = true;
                input.notifier.reset();
                m_ended = m_ended + input.source->counts();
            }
            if (*state != PutSource::State::Wait)
                return true;
            await(input);
        }
        if (m_nextPath == m_paths.size())
            return false;
        std::erase_if(m_inputs, [](const Input &input) { return input.ended; });
        return openNext();
    }

    void await(Input &input)
    {
        if (input.source->waitFd() < 0)
            return;
        if (!input.notifier) {
            input.notifier = std::make_unique<QSocketNotifier>(input.source->waitFd(), QSocketNotifier::Read);
            connect(input.notifier.get(), &QSocketNotifier::activated, this, [this, notifier = input.notifier.get()] {
                notifier->setEnabled(false);
                pump();
            });
        }
        input.notifier->setEnabled(true);
    }

    bool sendOne()
    {
        if (m_ready.empty())
            return false;
        AppendLogs append;
        append.logstore = m_logstore;
        append.idempotencyKey = m_run + "-" + std::to_string(++m_appends);
        std::uint64_t lines = 0;
        for (std::size_t bytes = 0; !m_ready.empty() && bytes < kAppendBytes; m_ready.pop_front()) {
            bytes += m_ready.front().bytes.size();
            lines += m_ready.front().lines;
            append.groups.push_back(std::move(m_ready.front().bytes));
        }
        ++m_inFlight;
        m_session.attempt(std::move(append), [this, lines](const Result<AppendAnswer> &answer) {
            --m_inFlight;
            if (answer)
                m_durable += lines;
            else
                stop(answer.error());
            showProgress();
            pump();
        });
        return true;
    }

    void stop(std::optional<Error> why)
    {
        if (why && !m_error)
            m_error = std::move(why);
        m_stopping = true;
        if (m_inFlight == 0)
            QMetaObject::invokeMethod(
                this, [this] { end(); }, Qt::QueuedConnection);
    }

    void end()
    {
        if (std::exchange(m_finished, true))
            return;
        m_progress.clear();
        auto made = m_ended;
        for (const auto &input : m_inputs) {
            if (!input.ended)
                made = made + input.source->counts();
        }
        const PutCounts counts{m_durable, made.parseErrors, made.linesCut, made.bytesCut, made.emptyLines, !m_stopping};
        print(counts);
        if (m_error)
            return m_session.fail(*m_error);
        const bool followedToTheEnd = m_stopping && m_follow == PutSource::Follow::Yes && m_ready.empty();
        m_session.finish(counts.complete || followedToTheEnd ? Exit::Done : Exit::Failed);
    }

    void print(const PutCounts &counts)
    {
        auto &out = m_session.out();
        if (out.json())
            return out.printLine(toJson(counts));
        auto text = plural(counts.lines, "line") + " stored in " + toText(m_logstore);
        if (counts.parseErrors > 0)
            text += ", " + countText(counts.parseErrors) + " kept raw";
        if (counts.linesCut > 0)
            text += ", " + countText(counts.linesCut) + " cut (" + bytesText(counts.bytesCut) + " left out)";
        if (!counts.complete)
            text += "; stopped before the end";
        if (!out.quiet() || !counts.complete)
            out.printLine(std::move(text));
    }

    void showProgress()
    {
        std::uint64_t size = 0;
        std::uint64_t read = 0;
        for (const auto &input : m_inputs) {
            size += input.source->size();
            read += input.source->position();
        }
        const bool known = size > 0 && m_paths.size() == 1 && m_follow == PutSource::Follow::No;
        m_progress.show(known ? double(read) / double(size) : -1, plural(m_durable, "line") + " stored");
    }

    Session &m_session;
    const LogstoreKey m_logstore;
    const CollectSource m_format;
    const PutSource::Follow m_follow;
    const std::string m_run; // makes the idempotency keys of this run its own
    Progress m_progress;
    QTimer m_again;
    std::vector<std::string> m_paths;
    std::size_t m_nextPath = 0;
    std::vector<Input> m_inputs;
    std::deque<EncodedGroup> m_ready;
    CollectCounts m_ended; // of the inputs that are through
    std::uint64_t m_durable = 0;
    std::uint64_t m_appends = 0;
    int m_inFlight = 0;
    bool m_stopping = false;
    bool m_finished = false;
    std::optional<Error> m_error;
};

} // namespace

void put(Session &session)
{
    const auto &arguments = session.arguments();
    auto logstore = logstoreFromText(arguments.values.front());
    if (!logstore)
        return session.fail(logstore.error());
    auto format = formatFromText(arguments.option("--format", "auto"));
    if (!format)
        return session.fail(format.error());
    std::vector<std::string> paths(arguments.values.begin() + 1, arguments.values.end());
    if (paths.empty())
        paths.emplace_back("-");
    const auto follow = arguments.has("--follow") ? PutSource::Follow::Yes : PutSource::Follow::No;
    (new Put(session, std::move(*logstore), std::move(*format), follow))->begin(std::move(paths));
}

} // namespace sluice::ctl
