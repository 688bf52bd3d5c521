#include "engine/catalog/samplestack.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

constexpr Duration kTick = std::chrono::milliseconds(400);
constexpr std::size_t kTickLinesMax = 4;

std::string accessLog(const std::string &directory)
{
    return directory + "/access.log";
}

tl::unexpected<Error> notWritten(const QString &path, const QString &why)
{
    return fail(ErrorKind::Unavailable, "SampleNotWritten", "cannot write " + path.toStdString() + ": " + why.toStdString());
}

Done replaceFile(const std::string &path, const std::string &content)
{
    QSaveFile file(QString::fromStdString(path));
    const bool written = file.open(QIODevice::WriteOnly)
        && file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size())
        && file.commit();
    if (!written)
        return notWritten(file.fileName(), file.errorString());
    return {};
}

// One write of whole lines; rotates before it when the file is long enough.
Done appendLines(const std::string &path, const std::string &lines)
{
    const auto name = QString::fromStdString(path);
    if (QFileInfo(name).size() >= static_cast<qint64>(SampleFeed::kRotateBytes)) {
        const auto old = name + QStringLiteral(".1");
        QFile::remove(old);
        if (!QFile::rename(name, old))
            return notWritten(name, QStringLiteral("it cannot be rotated"));
    }
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return notWritten(name, file.errorString());
    if (file.write(lines.data(), static_cast<qint64>(lines.size())) != static_cast<qint64>(lines.size()))
        return notWritten(name, file.errorString());
    return {};
}

} // namespace

Result<std::string> materialise(const std::string &directory, const SampleText &text, WallTime now, std::uint64_t seed)
{
    if (!QDir().mkpath(QString::fromStdString(directory)))
        return notWritten(QString::fromStdString(directory), QStringLiteral("the folder cannot be made"));
    SLUICE_LET(auto traffic, SampleTraffic::create(text.traffic, seed));
    std::vector<Duration> pauses(kSampleHistoryLines);
    Duration total{0};
    for (auto &pause : pauses)
        total += pause = traffic.pause(kSampleHistory / static_cast<int>(kSampleHistoryLines));
    std::string log;
    Duration passed{0};
    const auto span = std::max(Duration(1), total - pauses.front());
    for (std::size_t i = 0; i < pauses.size(); ++i) {
        if (i > 0)
            passed += pauses[i];
        const auto share = static_cast<double>(passed.count()) / static_cast<double>(span.count());
        const auto age = Duration(static_cast<Duration::rep>(static_cast<double>(kSampleHistory.count()) * (1 - share)));
        log += traffic.line(now - age);
    }
    SLUICE_TRY(replaceFile(accessLog(directory), log));
    const auto stack = directory + "/stack.yaml";
    SLUICE_TRY(replaceFile(stack, text.stack));
    return stack;
}

SampleFeed::SampleFeed(std::string path, SampleTraffic traffic, Loop &loop, WorkerPool &pool)
    : m_path(std::move(path))
    , m_traffic(std::move(traffic))
    , m_loop(loop)
    , m_pool(pool)
{
}

SampleFeed::~SampleFeed()
{
    *m_alive = false;
    m_loop.cancel(m_timer);
}

Result<std::unique_ptr<SampleFeed>> SampleFeed::start(const std::string &directory, const SampleText &text, Loop &loop,
                                                      WorkerPool &pool, std::uint64_t seed)
{
    SLUICE_LET(auto traffic, SampleTraffic::create(text.traffic, seed));
    std::unique_ptr<SampleFeed> feed(new SampleFeed(accessLog(directory), std::move(traffic), loop, pool));
    feed->plan();
    return feed;
}

void SampleFeed::plan()
{
    m_timer = m_loop.after(kTick + m_traffic.pause(kTick), [this] { write(); });
}

void SampleFeed::write()
{
    const std::size_t count = 1 + static_cast<std::size_t>(m_traffic.pause(Duration(1)).count()) % kTickLinesMax;
    std::string lines;
    for (std::size_t i = 0; i < count; ++i)
        lines += m_traffic.line(m_loop.clock().wall());
    m_pool.run<std::size_t>(
        m_loop,
        [path = m_path, lines = std::move(lines), count] { return appendLines(path, lines).map([count] { return count; }); },
        Reply<std::size_t>([this, alive = m_alive, count](Result<std::size_t> written) {
            if (!*alive)
                return;
            (written ? m_written : m_lost) += count;
            plan();
        }));
}

} // namespace sluice
