#include "ui/forms/functionform.h"

#include "engine/base/limits.h"
#include "engine/catalog/names.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/pairtable.h"
#include "ui/forms/starterwords.h"
#include "ui/forms/switchbox.h"
#include "ui/widgets/controls.h"

#include <QFileDialog>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kShortWidth = 360;
constexpr int kLongWidth = 520;
constexpr std::size_t kHandlerBytesMax = 256;
constexpr std::size_t kPathBytesMax = 4096;
constexpr int kPortMax = 65'535;
constexpr auto kTemplatePrefix = "template:";

QString kindOf(const Function &function)
{
    if (!function.templateName.empty()) {
        const auto name = nativeTemplateName(function.templateName);
        return QLatin1String(kTemplatePrefix) + QString::fromStdString(name.value_or(function.templateName));
    }
    return QString::fromStdString(function.runtime);
}

} // namespace

FunctionForm::FunctionForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(makeEdit())
    , m_description(makeEdit())
    , m_kind(new ChoiceBox)
    , m_handler(makeEdit(QStringLiteral("index.handler")))
    , m_initializer(makeEdit())
    , m_code(makeEdit(tr("path of a folder or a zip file")))
    , m_starter(new ChoiceBox)
    , m_memory(new NumberBox(limits::kMemoryMbMin, limits::kMemoryMbMax))
    , m_timeout(new NumberBox(1, limits::kTimeoutSecondsMax))
    , m_internet(new SwitchBox(tr("&Internet access")))
    , m_advanced(
          new SwitchBox(tr("&Advanced settings"), tr("several calls at a time, start, handlers of an instance's life")))
    , m_concurrency(new NumberBox(limits::kInstanceConcurrencyMin, limits::kInstanceConcurrencyMax))
    , m_startTimeout(new NumberBox(1, limits::kInitializationSecondsMax))
    , m_preFreeze(makeEdit())
    , m_preStop(makeEdit())
    , m_command(makeEdit(QStringLiteral("/code/bootstrap")))
    , m_port(new NumberBox(1, kPortMax))
    , m_environment(new PairTable)
{
    add(QStringLiteral("name"), new Field(tr("Function na&me"), m_name), {})->setControlWidth(kShortWidth);
    add(QStringLiteral("description"), new Field(tr("&Description"), m_description), QStringLiteral("description"))
        ->setControlWidth(kLongWidth);
    add(QStringLiteral("kind"), new Field(tr("R&untime"), m_kind), QStringLiteral("template"))->setControlWidth(kShortWidth);
    buildCode();
    auto *memory = add(QStringLiteral("memory"), new Field(tr("Memor&y"), m_memory), QStringLiteral("memorySize"));
    memory->addBeside(
        makeLabel(tr("MB, %1–%2").arg(QLocale().toString(limits::kMemoryMbMin), QLocale().toString(limits::kMemoryMbMax)),
                  Ink::Text2));
    memory->setControlWidth(84);
    auto *timeout = add(QStringLiteral("timeout"), new Field(tr("&Timeout"), m_timeout), QStringLiteral("timeout"));
    timeout->addBeside(makeLabel(tr("seconds, 1–%1").arg(QLocale().toString(limits::kTimeoutSecondsMax)), Ink::Text2));
    timeout->setControlWidth(84);
    add(QStringLiteral("internet"), new Field({}, m_internet), QStringLiteral("internetAccess"));
    buildMore();
    add(QStringLiteral("environment"), new Field(tr("&Environment"), m_environment), QStringLiteral("environmentVariables"))
        ->setControlWidth(kLongWidth);
    body()->addStretch(1);
    watchName(QStringLiteral("name"), m_name, NameKind::Function);
    watchText(QStringLiteral("description"), m_description);
    connect(m_kind, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("kind")); });
    connect(m_memory, &NumberBox::typed, this, [this] { edited(QStringLiteral("memory")); });
    connect(m_timeout, &NumberBox::typed, this, [this] { edited(QStringLiteral("timeout")); });
    connect(m_internet, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("internet")); });
    connect(m_environment, &PairTable::changed, this, [this] { edited(QStringLiteral("environment")); });
}

void FunctionForm::buildCode()
{
    add(QStringLiteral("handler"), new Field(tr("&Handler"), m_handler), QStringLiteral("handler"))
        ->setControlWidth(kShortWidth);
    add(QStringLiteral("initializer"), new Field(tr("Initiali&zer"), m_initializer), QStringLiteral("initializer"))
        ->setControlWidth(kShortWidth);
    auto *code = add(QStringLiteral("code"), new Field(tr("C&ode"), m_code), QStringLiteral("code"));
    code->setControlWidth(kShortWidth);
    auto *folder = makeButton(tr("&Folder…"), "folder");
    auto *zip = makeButton(tr("Zi&p…"), "file");
    code->addBeside(folder);
    code->addBeside(zip);
    add(QStringLiteral("starter"), new Field(tr("&Start from"), m_starter), {})->setControlWidth(kShortWidth);
    connect(m_starter, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("starter")); });
    connect(folder, &QPushButton::clicked, this, [this] { browse(true); });
    connect(zip, &QPushButton::clicked, this, [this] { browse(false); });
    watchText(QStringLiteral("handler"), m_handler);
    watchText(QStringLiteral("initializer"), m_initializer);
    watchText(QStringLiteral("code"), m_code);
}

void FunctionForm::fillKinds(const QString &current)
{
    QList<Choice> choices = {
        {QLatin1String(kTemplatePrefix) + QLatin1String(kShipperTemplate.data()), QLatin1String(kShipperTemplate.data()),
         tr("template: CSV objects into a bucket"), "file"},
        {QLatin1String(kTemplatePrefix) + QLatin1String(kReplicationTemplate.data()),
         QLatin1String(kReplicationTemplate.data()), tr("template: copies to a Logstore"), "replicate"},
        {QStringLiteral("python3"), QStringLiteral("python3"), tr("code in Python"), "code"},
        {QStringLiteral("nodejs"), QStringLiteral("nodejs"), tr("code in Node.js"), "code"},
        {QStringLiteral("custom"), QStringLiteral("custom"), tr("an executable of your own"), "terminal"},
    };
    const auto known = [&current](const Choice &choice) { return choice.value == current; };
    if (!current.isEmpty() && std::none_of(choices.begin(), choices.end(), known))
        choices.append({current, current, {}, "code"});
    m_kind->setChoices(choices);
    m_kind->setPrompt(tr("Choose a template or a runtime"));
}

void FunctionForm::load(const Function &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    const auto kind = kindOf(value);
    fillKinds(kind);
    m_name->setText(QString::fromStdString(value.key.function));
    m_name->setEnabled(mode == FormMode::Create);
    m_description->setText(QString::fromStdString(value.description));
    m_kind->setValue(kind);
    m_kind->setEnabled(!m_kindFixed);
    m_handler->setText(QString::fromStdString(value.handler));
    m_initializer->setText(QString::fromStdString(value.initializer));
    m_code->setText(QString::fromStdString(value.code));
    m_memory->setValue(value.memoryMb);
    m_timeout->setValue(value.timeoutSeconds);
    m_internet->setChecked(value.internetAccess);
    loadMore(value);
    QList<Pair> pairs;
    for (const auto &[name, text] : value.environment)
        pairs.append({QString::fromStdString(name), QString::fromStdString(text), false});
    for (const auto &[name, secret] : value.secretValues)
        pairs.append({QString::fromStdString(name), QString::fromStdString(secret), true});
    m_environment->setPairs(pairs);
    loaded();
}

void FunctionForm::setService(const std::string &service)
{
    if (m_value.key.service == service)
        return;
    m_value.key.service = service;
    refresh();
}

void FunctionForm::fixKind()
{
    m_kindFixed = true;
    m_kind->setEnabled(false);
}

void FunctionForm::setPart(FunctionPart part)
{
    m_part = part;
    refresh();
}

std::string FunctionForm::starter() const
{
    return isPutAway(field(QStringLiteral("starter"))) ? std::string() : m_starter->value().toStdString();
}

void FunctionForm::setStarter(const std::string &name)
{
    m_starter->setValue(QString::fromStdString(name));
}

bool FunctionForm::isTemplate() const
{
    return m_kind->value().startsWith(QLatin1String(kTemplatePrefix));
}

Function FunctionForm::value() const
{
    auto value = m_value;
    value.key.function = m_name->text().toStdString();
    value.description = m_description->text().toStdString();
    value.memoryMb = m_memory->value();
    value.timeoutSeconds = m_timeout->value();
    value.internetAccess = m_internet->isChecked();
    value.environment.clear();
    value.secretValues.clear();
    const bool isNative = isTemplate();
    value.runtime = isNative ? std::string() : m_kind->value().toStdString();
    value.handler = isNative ? std::string() : m_handler->text().toStdString();
    value.initializer = isNative ? std::string() : m_initializer->text().toStdString();
    value.code = isNative ? std::string() : m_code->text().toStdString();
    if (isNative) {
        // Another spelling of the same template is left as it is.
        if (kindOf(value) != m_kind->value())
            value.templateName = m_kind->value().mid(int(qstrlen(kTemplatePrefix))).toStdString();
        value.pinnedCode.clear();
        value.preFreeze.clear();
        value.preStop.clear();
        value.customCommand.clear();
        value.environment = m_value.environment;
        value.secretValues = m_value.secretValues;
        return value;
    }
    value.templateName.clear();
    takeMore(value);
    for (const auto &pair : m_environment->pairs())
        (pair.isSecret ? value.secretValues : value.environment)[pair.name.toStdString()] = pair.value.toStdString();
    return value;
}

void FunctionForm::addTo(PutDefinitions &command) const
{
    command.functions.push_back(value());
}

QString FunctionForm::path() const
{
    return QStringLiteral("services.%1.functions.%2").arg(QString::fromStdString(m_value.key.service), m_name->text());
}

void FunctionForm::review()
{
    const FunctionKey key = {m_value.key.service, m_name->text().toStdString()};
    reviewName(QStringLiteral("name"), m_name, NameKind::Function, staged().function(key) != nullptr);
    field(QStringLiteral("description"))->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
    auto *kind = field(QStringLiteral("kind"));
    kind->setVerdict({});
    if (m_kind->value().isEmpty())
        kind->setMissing(tr("Choose a template or a runtime."));
    const bool code = !m_kind->value().isEmpty() && !isTemplate();
    const bool settings = m_part != FunctionPart::Environment;
    field(QStringLiteral("name"))->setVisible(m_part == FunctionPart::All);
    for (const auto *id : {"description", "kind", "memory", "timeout"})
        field(QLatin1String(id))->setVisible(settings);
    for (const auto *id : {"handler", "initializer", "code", "internet"})
        field(QLatin1String(id))->setVisible(code && settings);
    field(QStringLiteral("environment"))->setVisible(code && m_part != FunctionPart::Settings);
    reviewNumber(QStringLiteral("memory"), m_memory);
    reviewNumber(QStringLiteral("timeout"), m_timeout);
    reviewCode(code);
    reviewMore(code);
    reviewStarter(code);
}

void FunctionForm::reviewCode(bool code)
{
    auto *handler = field(QStringLiteral("handler"));
    handler->setVerdict(checkFreeText(m_handler->text(), kHandlerBytesMax));
    handler->setHint({});
    if (m_handler->text().isEmpty() && !m_kind->value().startsWith(QLatin1String("custom")))
        handler->setMissing(tr("A handler is needed: FILE.FUNCTION, for example index.handler."));
    field(QStringLiteral("initializer"))->setVerdict(checkFreeText(m_initializer->text(), kHandlerBytesMax));
    auto *path = field(QStringLiteral("code"));
    path->setVerdict(checkFreeText(m_code->text(), kPathBytesMax));
    if (m_code->text().isEmpty())
        path->setMissing(tr("Code is needed: a folder or a zip file."));
    else if (path->problem().isEmpty() && !m_code->text().startsWith(QLatin1Char('/')))
        path->setVerdict({tr("The path must begin with a slash: the engine runs in another folder."), {}});
    field(QStringLiteral("environment"))->setVerdict({code ? m_environment->problem() : QString(), {}});
}

// A folder that is missing or empty can get the files of a starter, when the function is created.
void FunctionForm::reviewStarter(bool code)
{
    auto *wanted = field(QStringLiteral("starter"));
    const auto path = m_code->text();
    const auto words = starterWords(m_kind->value().toStdString());
    const bool room = path.startsWith(QLatin1Char('/')) && !path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)
        && takesStarter(path);
    wanted->setVisible(mode() == FormMode::Create && code && room && !words.isEmpty());
    QList<Choice> choices;
    for (const auto &one : words)
        choices.append({QString::fromStdString(one.starter.name), one.title, one.text, "code"});
    choices.append({{}, tr("Nothing"), tr("the folder gets its files in another way"), "folder"});
    m_starter->setChoices(choices);
    wanted->setNote(tr("Its files are written into the folder when the function is created."));
}

void FunctionForm::browse(bool folder)
{
    auto *dialog =
        new QFileDialog(window(), folder ? tr("Folder with the code") : tr("Zip file with the code"), m_code->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (folder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    else
        dialog->setNameFilters({tr("Zip files (*.zip)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_code->setText(path);
        edited(QStringLiteral("code"));
    });
    dialog->open();
}

} // namespace sluice
