// What most functions leave as it is: calls at a time, the start, the handlers of an instance's life, a custom runtime's
// program and port.
#include "engine/base/limits.h"
#include "engine/catalog/names.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/functionform.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/switchbox.h"
#include "ui/widgets/controls.h"

#include <QLineEdit>
#include <QProcess>

namespace sluice {

namespace {

constexpr int kShortWidth = 360;
constexpr int kNumberWidth = 84;
constexpr std::size_t kHandlerBytesMax = 256;
constexpr std::size_t kCommandBytesMax = 4096;

// As QProcess::splitCommand() takes it apart again.
QString commandText(const std::vector<std::string> &parts)
{
    QStringList shown;
    for (const auto &part : parts) {
        auto text = QString::fromStdString(part);
        text.replace(QLatin1Char('"'), QLatin1String("\"\"\""));
        const bool plain = !text.isEmpty() && !text.contains(QLatin1Char(' ')) && !text.contains(QLatin1Char('\t'));
        shown.append(plain ? text : QLatin1Char('"') + text + QLatin1Char('"'));
    }
    return shown.join(QLatin1Char(' '));
}

bool usesMore(const Function &value)
{
    const Function usual;
    return value.instanceConcurrency != usual.instanceConcurrency
        || value.initializationTimeoutSeconds != usual.initializationTimeoutSeconds || !value.preFreeze.empty()
        || !value.preStop.empty() || !value.customCommand.empty() || value.customPort != usual.customPort;
}

} // namespace

void FunctionForm::buildMore()
{
    add(QStringLiteral("advanced"), new Field({}, m_advanced), {});
    const auto number = [this](const char *id, const QString &label, NumberBox *box, const char *key, const QString &unit) {
        auto *line = add(QLatin1String(id), new Field(label, box), QLatin1String(key));
        line->setControlWidth(kNumberWidth);
        line->addBeside(makeLabel(unit, Ink::Text2));
        connect(box, &NumberBox::typed, this, [this, id] { edited(QLatin1String(id)); });
    };
    const auto text = [this](const char *id, const QString &label, QLineEdit *edit, const char *key) {
        add(QLatin1String(id), new Field(label, edit), QLatin1String(key))->setControlWidth(kShortWidth);
        watchText(QLatin1String(id), edit);
    };
    number("concurrency", tr("Calls at a time"), m_concurrency, "instanceConcurrency",
           tr("of one instance, 1–%1").arg(m_concurrency->most()));
    number("startTimeout", tr("Start timeout"), m_startTimeout, "initializationTimeout",
           tr("seconds for the start and the initializer, 1–%1").arg(m_startTimeout->most()));
    text("preFreeze", tr("Pre-freeze handler"), m_preFreeze, "preFreeze");
    text("preStop", tr("Pre-stop handler"), m_preStop, "preStop");
    text("command", tr("Command"), m_command, "customRuntime.command");
    number("port", tr("Port"), m_port, "customRuntime.port", tr("where its HTTP server listens"));
    connect(m_advanced, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("advanced")); });
}

void FunctionForm::loadMore(const Function &value)
{
    m_advanced->setChecked(usesMore(value));
    m_concurrency->setValue(value.instanceConcurrency);
    m_startTimeout->setValue(value.initializationTimeoutSeconds);
    m_preFreeze->setText(QString::fromStdString(value.preFreeze));
    m_preStop->setText(QString::fromStdString(value.preStop));
    m_command->setText(commandText(value.customCommand));
    m_port->setValue(value.customPort);
}

void FunctionForm::takeMore(Function &value) const
{
    const bool custom = m_kind->value().startsWith(QLatin1String("custom"));
    value.instanceConcurrency = m_concurrency->value();
    value.initializationTimeoutSeconds = m_startTimeout->value();
    value.preFreeze = m_preFreeze->text().toStdString();
    value.preStop = m_preStop->text().toStdString();
    value.customPort = custom ? m_port->value() : limits::kCustomPortDefault;
    if (!custom) {
        value.customCommand.clear();
    } else if (m_command->text() != commandText(value.customCommand)) {
        value.customCommand.clear();
        for (const auto &part : QProcess::splitCommand(m_command->text()))
            value.customCommand.push_back(part.toStdString());
    }
}

void FunctionForm::reviewMore(bool code)
{
    const bool shown = code && m_part != FunctionPart::Environment;
    const bool custom = m_kind->value().startsWith(QLatin1String("custom"));
    field(QStringLiteral("advanced"))->setVisible(shown);
    for (const auto *id : {"concurrency", "startTimeout", "preFreeze", "preStop"})
        field(QLatin1String(id))->setVisible(shown && m_advanced->isChecked());
    for (const auto *id : {"command", "port"})
        field(QLatin1String(id))->setVisible(shown && custom && m_advanced->isChecked());
    reviewNumber(QStringLiteral("concurrency"), m_concurrency);
    reviewNumber(QStringLiteral("startTimeout"), m_startTimeout);
    reviewNumber(QStringLiteral("port"), m_port);
    field(QStringLiteral("preFreeze"))->setVerdict(checkFreeText(m_preFreeze->text(), kHandlerBytesMax));
    field(QStringLiteral("preStop"))->setVerdict(checkFreeText(m_preStop->text(), kHandlerBytesMax));
    field(QStringLiteral("command"))->setVerdict(checkFreeText(m_command->text(), kCommandBytesMax));
}

} // namespace sluice
