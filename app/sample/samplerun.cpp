#include "app/sample/samplerun.h"

#include <QFile>

namespace sluice {

namespace {

Result<std::string> textOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, "NoSample", "the sample is not in this program: " + name.toStdString());
    return file.readAll().toStdString();
}

} // namespace

SampleRun::SampleRun()
    : m_pool("sample", 1)
{
}

Result<std::unique_ptr<SampleRun>> SampleRun::create(const std::string &dataDirectory, std::string actor)
{
    SampleText text;
    SLUICE_LET(text.stack, textOf(QStringLiteral(":/sample/stack.yaml")));
    SLUICE_LET(text.traffic, textOf(QStringLiteral(":/sample/traffic.yaml")));
    const auto folder = dataDirectory + "/sample";
    std::unique_ptr<SampleRun> run(new SampleRun);
    run->m_command.actor = std::move(actor);
    SLUICE_LET(run->m_command.file, materialise(folder, text, SystemClock().wall()));
    SLUICE_LET(run->m_command.text, textOf(QString::fromStdString(run->m_command.file)));
    SLUICE_LET(run->m_feed, SampleFeed::start(folder, text, run->m_loop, run->m_pool));
    return run;
}

} // namespace sluice
