#include "ui/logstores/importfields.h"

#include "engine/catalog/names.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>

namespace sluice {

ImportFields::ImportFields(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_form(new QFormLayout(this))
    , m_path(new QLineEdit)
    , m_browse(makeButton(tr("&Browse…"), "folder"))
    , m_format(new QComboBox)
    , m_pattern(new QLineEdit)
    , m_header(new QLineEdit)
    , m_timeField(new QLineEdit)
    , m_timeFormat(new QLineEdit)
    , m_follow(new QCheckBox(tr("&Keep reading what is appended")))
    , m_target(new QComboBox)
    , m_project(new QComboBox)
    , m_name(new QLineEdit)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(measure::kSection);
    m_form->setVerticalSpacing(measure::kGap);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    makeSource();
    makeTarget();
    showFitting();
    refreshTargets();
}

void ImportFields::makeSource()
{
    auto *files = new QHBoxLayout;
    files->setSpacing(measure::kGap);
    m_path->setPlaceholderText(tr("/var/log/nginx/access.log, a folder, or a pattern such as /var/log/app/*.log"));
    m_path->setAccessibleName(tr("File, folder or pattern"));
    files->addWidget(m_path, 1);
    files->addWidget(m_browse);
    auto *label = makeLabel(tr("&File, folder or pattern"));
    label->setBuddy(m_path);
    label->setMinimumHeight(measure::kControl);
    m_form->addRow(label, files);
    const QList<std::pair<QString, const char *>> formats = {
        {tr("Recognise it"), "auto"},         {tr("Plain lines"), "line"},        {QStringLiteral("JSON"), "json"},
        {QStringLiteral("CSV"), "csv"},       {QStringLiteral("nginx"), "nginx"}, {QStringLiteral("Apache"), "apache"},
        {QStringLiteral("syslog"), "syslog"}, {tr("Regular expression"), "regex"}};
    for (const auto &[words, name] : formats)
        m_format->addItem(words, QLatin1String(name));
    m_form->addRow(tr("For&mat"), m_format);
    m_pattern->setFont(fonts::code());
    m_pattern->setPlaceholderText(QStringLiteral("(?P<level>\\w+) (?P<text>.*)"));
    m_form->addRow(tr("&Pattern"), m_pattern);
    m_header->setPlaceholderText(tr("The first line names the columns"));
    m_form->addRow(tr("&Columns"), m_header);
    m_timeField->setPlaceholderText(tr("The format's own, or the moment of reading"));
    m_form->addRow(tr("&Time field"), m_timeField);
    m_timeFormat->setPlaceholderText(QStringLiteral("%Y-%m-%d %H:%M:%S, unix, unix_ms, iso8601"));
    m_form->addRow(tr("Time fo&rmat"), m_timeFormat);
    m_form->addRow(QString(), m_follow);
    for (auto *field : {m_path, m_pattern, m_header, m_timeField, m_timeFormat})
        connect(field, &QLineEdit::textChanged, this, &ImportFields::sourceChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        showFitting();
        emit sourceChanged();
    });
    connect(m_browse, &QPushButton::clicked, this, &ImportFields::browse);
}

void ImportFields::makeTarget()
{
    m_form->addRow(tr("&Logstore"), m_target);
    m_form->addRow(tr("Pro&ject"), m_project);
    m_form->addRow(tr("&Name"), m_name);
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        showFitting();
        emit targetChanged();
    });
    connect(m_project, &QComboBox::currentIndexChanged, this, &ImportFields::targetChanged);
    connect(m_name, &QLineEdit::textChanged, this, &ImportFields::targetChanged);
    connect(m_follow, &QCheckBox::toggled, this, &ImportFields::targetChanged);
}

// Only the fields that the format and the target have.
void ImportFields::showFitting()
{
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        if (auto *label = m_form->labelForField(field))
            label->setVisible(visible);
    };
    const auto format = m_format->currentData().toString();
    show(m_pattern, format == QLatin1String("regex"));
    show(m_header, format == QLatin1String("csv"));
    const bool hasFields = format != QLatin1String("line") && format != QLatin1String("auto");
    show(m_timeField, hasFields);
    show(m_timeFormat, hasFields);
    show(m_project, makesLogstore());
    show(m_name, makesLogstore());
}

void ImportFields::setTarget(const QString &logstore)
{
    m_wanted = logstore;
    refreshTargets();
}

void ImportFields::refreshTargets()
{
    const auto chosen = m_wanted.isEmpty() ? m_target->currentData().toString() : m_wanted;
    const auto project = m_project->currentText();
    const bool asksProject = makesLogstore();
    const QSignalBlocker quietTarget(m_target);
    const QSignalBlocker quietProject(m_project);
    m_target->clear();
    m_project->clear();
    const auto rows = m_workspace.definitions();
    for (const auto &row : rows->logstores) {
        const auto name = QString::fromStdString(toText(row.definition.key));
        m_target->addItem(name, name);
    }
    if (!chosen.isEmpty() && m_target->findData(chosen) < 0)
        m_target->addItem(tr("%1 (does not exist)").arg(chosen), chosen); // nothing else is chosen in its place
    if (!rows->projects.empty())
        m_target->addItem(tr("New Logstore"), QString());
    for (const auto &one : rows->projects)
        m_project->addItem(QString::fromStdString(one.name));
    if (asksProject && !project.isEmpty() && m_project->findText(project) < 0)
        m_project->addItem(project); // problem() says that it is gone
    m_target->setCurrentIndex(std::max(0, m_target->findData(chosen)));
    m_wanted.clear();
    m_project->setCurrentIndex(std::max(0, m_project->findText(project)));
    showFitting();
}

bool ImportFields::makesLogstore() const
{
    return m_target->count() > 0 && m_target->currentData().toString().isEmpty();
}

CollectSource ImportFields::source() const
{
    const auto text = [](const QLineEdit *field) { return field->text().trimmed().toStdString(); };
    const auto format = m_format->currentData().toString();
    CollectSource source;
    source.path = text(m_path);
    source.format = format.toStdString();
    if (format == QLatin1String("regex"))
        source.pattern = m_pattern->text().toStdString(); // a space in it counts
    if (format == QLatin1String("csv"))
        source.header = text(m_header);
    if (format != QLatin1String("line") && format != QLatin1String("auto")) {
        source.timeField = text(m_timeField);
        source.timeFormat = text(m_timeFormat);
    }
    source.follow = m_follow->isChecked();
    return source;
}

LogstoreKey ImportFields::target() const
{
    if (makesLogstore())
        return {m_project->currentText().toStdString(), m_name->text().trimmed().toStdString()};
    const auto name = m_target->currentData().toString();
    return {name.section(QLatin1Char('/'), 0, 0).toStdString(), name.section(QLatin1Char('/'), 1).toStdString()};
}

QString ImportFields::problem() const
{
    const auto path = m_path->text().trimmed();
    if (path.isEmpty())
        return tr("Choose a file, a folder or a pattern.");
    if (!path.startsWith(QLatin1Char('/')))
        return tr("The path must be absolute: it begins with /.");
    if (m_format->currentData().toString() == QLatin1String("regex") && m_pattern->text().isEmpty())
        return tr("A regular expression with named groups is needed.");
    if (m_target->count() == 0)
        return tr("There is no project yet: create one first.");
    const auto rows = m_workspace.definitions();
    const bool exists =
        std::ranges::any_of(rows->logstores, [key = target()](const LogstoreRow &row) { return row.definition.key == key; });
    if (!makesLogstore())
        return exists ? QString()
                      : tr("The Logstore %1 does not exist. Choose another one.").arg(m_target->currentData().toString());
    const auto project = m_project->currentText();
    if (std::ranges::none_of(rows->projects, [&](const auto &one) { return QString::fromStdString(one.name) == project; }))
        return tr("The project %1 does not exist. Choose another one.").arg(project);
    if (m_name->text().trimmed().isEmpty())
        return tr("The new Logstore needs a name.");
    const auto rule = checkLogstoreName(target().logstore);
    if (!rule)
        return tr("The name of a Logstore: 3 to 63 lower-case letters, digits, - and _, a letter or digit at both ends.");
    if (exists)
        return tr("There is a Logstore of that name already.");
    return {};
}

void ImportFields::focusFirst()
{
    m_path->setFocus(Qt::OtherFocusReason);
}

void ImportFields::browse()
{
    auto *dialog = new QFileDialog(this, tr("Import files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    if (!m_path->text().isEmpty())
        dialog->setDirectory(m_path->text().section(QLatin1Char('/'), 0, -2));
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

} // namespace sluice
