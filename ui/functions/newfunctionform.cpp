#include "ui/functions/newfunctionform.h"

#include "ui/forms/choicebox.h"
#include "ui/forms/inplace.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/rolewords.h"
#include "ui/functions/startercards.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kShortWidth = 360;
constexpr int kWide = 560;
constexpr std::size_t kPathBytesMax = 4096;
constexpr std::size_t kHandlerBytesMax = 256;
constexpr const char *kRuntimes[] = {"python3", "nodejs", "custom"};
enum RuntimeAt { kPython, kNode, kCustom };

} // namespace

NewFunctionForm::NewFunctionForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_service(new ChoiceBox)
    , m_name(makeEdit())
    , m_runtime(new RadioRow({tr("P&ython"), tr("Node.&js"), tr("C&ustom")}))
    , m_cards(new StarterCards)
    , m_folder(makeEdit(tr("path of a folder")))
    , m_use(new QCheckBox(tr("Use the files that are t&here")))
    , m_handler(makeEdit(QStringLiteral("index.handler")))
{
    m_service->setPrompt(tr("Choose a service"));
    auto *service = add(QStringLiteral("service"), new Field(tr("&Service"), m_service), QStringLiteral("service"));
    service->setControlWidth(kShortWidth);
    auto *fresh = makeButton(tr("Ne&w…"), "plus");
    fresh->setAccessibleName(tr("New service"));
    service->addBeside(fresh);
    add(QStringLiteral("name"), new Field(tr("Function na&me"), m_name), {})->setControlWidth(kShortWidth);
    add(QStringLiteral("runtime"), new Field(tr("Runtime"), m_runtime), QStringLiteral("runtime"));
    auto *cards = add(QStringLiteral("starter"), new Field(tr("S&tart from"), m_cards), {});
    cards->setControlWidth(kWide);
    buildCode();
    body()->addStretch(1);
    watchName(QStringLiteral("name"), m_name, NameKind::Function);
    connect(fresh, &QPushButton::clicked, this, &NewFunctionForm::newService);
    connect(m_service, &ChoiceBox::chosen, this, [this] {
        suggest();
        edited(QStringLiteral("service"));
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] { suggest(); });
    connect(m_runtime, &RadioRow::chosen, this, [this] { edited(QStringLiteral("runtime")); });
    connect(m_cards, &StarterCards::chosen, this, [this] {
        suggest();
        edited(QStringLiteral("starter"));
    });
    stagedChanged();
}

void NewFunctionForm::buildCode()
{
    auto *folder = add(QStringLiteral("folder"), new Field(tr("C&ode"), m_folder), QStringLiteral("code"));
    folder->setControlWidth(kWide - 96);
    auto *choose = makeButton(tr("&Folder…"), "folder");
    folder->addBeside(choose);
    folder->addBelow(m_use);
    add(QStringLiteral("handler"), new Field(tr("Hand&ler"), m_handler), QStringLiteral("handler"))
        ->setControlWidth(kShortWidth);
    watchText(QStringLiteral("folder"), m_folder);
    watchText(QStringLiteral("handler"), m_handler);
    connect(choose, &QPushButton::clicked, this, &NewFunctionForm::browse);
    connect(m_use, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("folder")); });
}

void NewFunctionForm::stagedChanged()
{
    QList<Choice> choices;
    for (const auto &service : staged().rows().services)
        choices.append({QString::fromStdString(service.name), {}, QString::fromStdString(service.description), "service"});
    m_service->setChoices(choices);
}

void NewFunctionForm::load(const std::string &service)
{
    startLoading();
    setFormMode(FormMode::Create);
    const auto &services = staged().rows().services;
    m_service->setValue(QString::fromStdString(service.empty() && services.size() == 1 ? services.front().name : service));
    m_runtime->setCurrent(kPython);
    m_cards->setRuntime(kRuntimes[kPython]);
    m_handler->setText(QStringLiteral("index.handler"));
    suggest();
    loaded();
}

std::string NewFunctionForm::runtime() const
{
    return kRuntimes[std::clamp(m_runtime->current(), int(kPython), int(kCustom))];
}

// "blank", or "clean" after its starter: the first that the service has none of.
QString NewFunctionForm::freeName() const
{
    const auto *starter = m_cards->current();
    const auto base = starter && starter->name != "blank" ? starter->name : std::string("process");
    auto name = base;
    const auto service = m_service->value().toStdString();
    for (int number = 2; staged().function({service, name}); ++number)
        name = base + '-' + std::to_string(number);
    return QString::fromStdString(name);
}

void NewFunctionForm::suggest()
{
    if (m_name->text() == m_suggestedName && !m_name->isModified()) {
        m_suggestedName = freeName();
        m_name->setText(m_suggestedName);
    }
    if (m_folder->text() == m_suggestedFolder) {
        m_suggestedFolder = proposedFolder(m_name->text());
        m_folder->setText(m_suggestedFolder);
    }
}

bool NewFunctionForm::usesFiles() const
{
    return runtime() == kRuntimes[kCustom] || (!isPutAway(m_use) && m_use->isChecked());
}

std::string NewFunctionForm::starter() const
{
    const auto *chosen = m_cards->current();
    return usesFiles() || !chosen ? std::string() : chosen->name;
}

Function NewFunctionForm::value() const
{
    Function value;
    value.key = {m_service->value().toStdString(), m_name->text().toStdString()};
    value.runtime = runtime();
    const auto *chosen = m_cards->current();
    const bool custom = value.runtime == kRuntimes[kCustom];
    value.handler = custom ? std::string() : usesFiles() || !chosen ? m_handler->text().toStdString() : chosen->handler;
    value.code = m_folder->text().toStdString();
    value.memoryMb = kMemoryMb;
    value.timeoutSeconds = kTimeoutSeconds;
    return value;
}

void NewFunctionForm::addTo(PutDefinitions &command) const
{
    command.functions.push_back(value());
}

QString NewFunctionForm::path() const
{
    return QStringLiteral("services.%1.functions.%2").arg(m_service->value(), m_name->text());
}

void NewFunctionForm::review()
{
    const auto kind = runtime();
    if (kind != kRuntimes[kCustom])
        m_cards->setRuntime(kind);
    reviewService();
    const FunctionKey key{m_service->value().toStdString(), m_name->text().toStdString()};
    reviewName(QStringLiteral("name"), m_name, NameKind::Function, staged().function(key) != nullptr);
    field(QStringLiteral("runtime"))
        ->setNote(kind == kRuntimes[kCustom] ? tr("A program of yours, “bootstrap”, that answers HTTP on port 9000.")
                                             : QString());
    reviewFolder();
}

void NewFunctionForm::reviewService()
{
    auto *line = field(QStringLiteral("service"));
    line->setVerdict({});
    line->setHint({});
    line->setNote({});
    const auto *service = staged().service(m_service->value().toStdString());
    if (m_service->value().isEmpty())
        return line->setMissing(tr("Choose a service, or create one."));
    if (!service)
        return line->setVerdict({tr("The service %1 does not exist any more.").arg(m_service->value()), {}});
    if (service->role.empty())
        return line->setHint(tr("It has no role: its functions may do nothing in other services."));
    const auto role = actingRole(*service, staged().role(service->role));
    if (!role)
        return line->setHint(tr("Its role %1 does not exist any more.").arg(QString::fromStdString(service->role)));
    line->setNote(tr("Acts as %1, which may: %2").arg(QString::fromStdString(role->name), roleWords(*role)));
}

void NewFunctionForm::reviewFolder()
{
    auto *folder = field(QStringLiteral("folder"));
    const auto path = m_folder->text();
    const bool custom = runtime() == kRuntimes[kCustom];
    const bool rooted = path.startsWith(QLatin1Char('/'));
    const bool room = rooted && takesStarter(path);
    folder->setNote({});
    folder->setHint({});
    folder->setVerdict(checkFreeText(path, kPathBytesMax));
    m_use->setVisible(rooted && !room && !custom);
    const bool uses = usesFiles();
    m_cards->setEnabled(!uses);
    field(QStringLiteral("starter"))->setVisible(!custom);
    field(QStringLiteral("handler"))->setVisible(uses && !custom);
    auto *handler = field(QStringLiteral("handler"));
    handler->setVerdict(checkFreeText(m_handler->text(), kHandlerBytesMax));
    if (m_handler->text().isEmpty())
        handler->setMissing(tr("A handler is needed: FILE.FUNCTION, for example index.handler."));
    if (path.isEmpty())
        folder->setMissing(tr("A folder is needed."));
    else if (!rooted)
        folder->setVerdict({tr("The path must begin with a slash: the engine runs in another folder."), {}});
    else if (custom && !QFileInfo(path).isDir())
        folder->setHint(tr("There is no such folder yet. It needs a program of the name bootstrap."));
    else if (!QFileInfo(path).isDir() && QFileInfo::exists(path) && !uses)
        folder->setVerdict({tr("This is no folder."), {}});
    else if (!room && !uses)
        folder->setVerdict({tr("The folder is not empty. Choose another one, or use the files that are there."), {}});
    else if (uses)
        folder->setNote(tr("Its files stay as they are."));
    else
        folder->setNote(QFileInfo::exists(path) ? tr("The folder is empty; the starter's files are written into it.")
                                                : tr("The folder is made, with the starter's files."));
}

void NewFunctionForm::browse()
{
    auto *dialog = new QFileDialog(window(), tr("Folder with the code"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_folder->setText(path);
        edited(QStringLiteral("folder"));
    });
    dialog->open();
}

void NewFunctionForm::newService()
{
    createService(staged(), {this, tr("It is created together with the function.")}, [this](const Service &made) {
        m_service->setValue(QString::fromStdString(made.name));
        suggest();
        edited(QStringLiteral("service"));
    });
}

} // namespace sluice
