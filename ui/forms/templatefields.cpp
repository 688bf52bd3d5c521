#include "ui/forms/templatefields.h"

#include "engine/base/jsonvalue.h"
#include "ui/forms/chiplist.h"
#include "ui/forms/choices.h"
#include "ui/forms/form.h"
#include "ui/forms/inplace.h"
#include "ui/forms/jsonpatch.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kLabelWidth = 84;
constexpr std::size_t kBytesMax = 128 * 1024;
constexpr int kListColumn = 19; // where a list of columns begins in the text that defaults() writes

QLineEdit *editOf(QWidget *control)
{
    return qobject_cast<QLineEdit *>(control);
}

// A tab cannot be typed into a field.
QString typedOf(const QString &text)
{
    return text == QLatin1String("\t") ? QStringLiteral("\\t") : text;
}
QString storedOf(const QString &typed)
{
    return typed == QLatin1String("\\t") ? QStringLiteral("\t") : typed;
}

} // namespace

TemplateFields::TemplateFields(Staged &staged, NativeTemplateKind kind, QWidget *parent)
    : QWidget(parent)
    , m_staged(staged)
    , m_kind(kind)
{
    if (kind == NativeTemplateKind::OssShipperCsv)
        buildShipper();
    else
        buildReplication();
    refill();
}

TemplateFields::Item &TemplateFields::add(const QString &id, Kind kind, const QString &label, const QString &advice,
                                          QWidget *control)
{
    Item item;
    item.id = id;
    item.kind = kind;
    item.control = control;
    item.field = new Field(kind == Kind::Flag ? QString() : label, control);
    item.field->setLabelWidth(kLabelWidth);
    item.label = withoutMnemonic(item.field->label().isEmpty() ? label : item.field->label());
    item.advice = advice;
    control->installEventFilter(this);
    m_items.push_back(item);
    watch(item);
    return m_items.back();
}

void TemplateFields::buildShipper()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(measure::kSection, measure::kSection, measure::kSection, measure::kSection);
    grid->setHorizontalSpacing(measure::kEdge);
    grid->setVerticalSpacing(measure::kSmallGap);
    auto *bucket = new ChoiceBox;
    bucket->setPrompt(tr("Choose a bucket"));
    const auto target = QStringLiteral("target.");
    const auto transform = QStringLiteral("transform.");
    grid->addWidget(add(target + "ossBucket", Kind::Bucket, tr("Bucket"), tr("is where objects are put."), bucket).field, 0,
                    0);
    auto *fresh = makeIconButton(tr("New bucket"), "plus");
    fresh->setFocusPolicy(Qt::StrongFocus);
    m_items.back().field->addBeside(fresh);
    connect(fresh, &QPushButton::clicked, this, [this, bucket] {
        createBucket(m_staged, {this, tr("It is created together with the trigger.")}, {},
                     [this, bucket](const Bucket &made) {
                         refill();
                         bucket->setValue(QString::fromStdString(made.name));
                         emit edited(QStringLiteral("target.ossBucket"),
                                     {QStringLiteral("target"), QStringLiteral("ossBucket")}, jsonText(bucket->value()));
                     });
    });
    grid->addWidget(add(target + "ossPrefix", Kind::Text, tr("Prefix"),
                        tr("goes before the date; no slash is added by itself."), makeEdit())
                        .field,
                    0, 1);
    grid->addWidget(
        add(target + "ossPostfix", Kind::Text, tr("Postfix"), tr("ends each name, for example .csv.gz."), makeEdit()).field,
        1, 0);
    grid->addWidget(add(target + "ossDateFormat", Kind::Text, tr("Date format"),
                        tr("says how the time of a window is written in the name, in UTC: yyyyMMdd/HH/."), makeEdit())
                        .field,
                    1, 1);
    grid->addWidget(add(transform + "compressType", Kind::Compression, tr("Compression"),
                        tr("of each object as a whole; it does not change the postfix."), new ChoiceBox)
                        .field,
                    2, 0);
    grid->addWidget(add(transform + "delimiterChar", Kind::Character, tr("Delimiter"),
                        tr("stands between two cells: one character, \\t is a tab."), makeEdit())
                        .field,
                    2, 1);
    grid->addWidget(add(transform + "quoteChar", Kind::Character, tr("Quote"),
                        tr("surrounds a cell that holds the delimiter, a quote or a line break."), makeEdit())
                        .field,
                    3, 0);
    grid->addWidget(
        add(transform + "escapeChar", Kind::Character, tr("Escape"), tr("goes before a quote inside a cell."), makeEdit())
            .field,
        3, 1);
    grid->addWidget(add(transform + "nullColumnValue", Kind::Text, tr("Null value"),
                        tr("is written where a log does not have the column."), makeEdit(tr("empty")))
                        .field,
                    4, 0);
    grid->addWidget(add(transform + "enableHeader", Kind::Flag, tr("First row is a &header"),
                        tr("writes the names of the columns into each object."), new QCheckBox(tr("First row is a &header")))
                        .field,
                    4, 1);
    grid->addWidget(add(transform + "columnNames", Kind::Columns, tr("Columns"),
                        tr("are keys of a log; __source__, __topic__ and __tag__:KEY work too."), new ChipList)
                        .field,
                    5, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

void TemplateFields::buildReplication()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kSection, measure::kSection, measure::kSection, measure::kSection);
    column->setSpacing(measure::kSmallGap);
    auto *project = new ChoiceBox;
    auto *logstore = new ChoiceBox;
    project->setPrompt(tr("Choose a project"));
    logstore->setPrompt(tr("Choose a Logstore"));
    column->addWidget(add(QStringLiteral("target.projectName"), Kind::Project, tr("Project"),
                          tr("of the Logstore that gets the copies."), project)
                          .field);
    auto &target = add(QStringLiteral("target.logstoreName"), Kind::Logstore, tr("Logstore"),
                       tr("gets each log group as it is. It must not lead back to the source."), logstore);
    column->addWidget(target.field);
    auto *fresh = makeIconButton(tr("New Logstore"), "plus");
    fresh->setFocusPolicy(Qt::StrongFocus);
    target.field->addBeside(fresh);
    connect(fresh, &QPushButton::clicked, this, [this, project, logstore] {
        Logstore start;
        start.key.project = project->value().toStdString();
        createLogstore(m_staged, {this, tr("It is created together with the trigger.")}, start,
                       [this, project, logstore](const Logstore &made) {
                           project->setValue(QString::fromStdString(made.key.project));
                           refill();
                           logstore->setValue(QString::fromStdString(made.key.logstore));
                           const auto object = QStringLiteral("target");
                           emit edited(QStringLiteral("target.projectName"), {object, QStringLiteral("projectName")},
                                       jsonText(project->value()));
                           emit edited(QStringLiteral("target.logstoreName"), {object, QStringLiteral("logstoreName")},
                                       jsonText(logstore->value()));
                       });
    });
}

void TemplateFields::watch(const Item &item)
{
    const auto path = item.id.split(QLatin1Char('.'));
    const auto id = item.id;
    const auto tell = [this, id, path](const QString &json) { emit edited(id, path, json); };
    if (auto *box = qobject_cast<ChoiceBox *>(item.control)) {
        connect(box, &ChoiceBox::chosen, this, [this, id, tell](const QString &value) {
            if (id == QLatin1String("target.projectName"))
                refill();
            tell(jsonText(value));
        });
    } else if (auto *chips = qobject_cast<ChipList *>(item.control)) {
        connect(chips, &ChipList::changed, this, [chips, tell] { tell(jsonList(chips->texts(), kListColumn)); });
    } else if (auto *flag = qobject_cast<QCheckBox *>(item.control)) {
        connect(flag, &QCheckBox::clicked, this,
                [tell](bool on) { tell(on ? QStringLiteral("true") : QStringLiteral("false")); });
    } else if (auto *edit = editOf(item.control)) {
        const bool one = item.kind == Kind::Character;
        connect(edit, &QLineEdit::textEdited, this,
                [one, tell](const QString &text) { tell(jsonText(one ? storedOf(text) : text)); });
    }
}

void TemplateFields::refill()
{
    if (auto *bucket = choice(QStringLiteral("target.ossBucket")))
        bucket->setChoices(bucketChoices(m_staged));
    if (auto *compression = choice(QStringLiteral("transform.compressType")))
        compression->setChoices({{QStringLiteral("none"), tr("none"), {}, nullptr},
                                 {QStringLiteral("gzip"), {}, {}, nullptr},
                                 {QStringLiteral("snappy"), {}, {}, nullptr},
                                 {QStringLiteral("zstd"), {}, {}, nullptr}});
    if (auto *project = choice(QStringLiteral("target.projectName"))) {
        project->setChoices(projectChoices(m_staged));
        choice(QStringLiteral("target.logstoreName"))->setChoices(logstoreChoices(m_staged, project->value().toStdString()));
    }
}

void TemplateFields::setColumns(const QStringList &columns)
{
    for (const auto &item : m_items) {
        if (auto *chips = qobject_cast<ChipList *>(item.control))
            chips->setSuggestions(columns);
    }
}

void TemplateFields::read(const QString &json)
{
    const auto text = json.toStdString();
    const auto root = parseJson(text, kBytesMax);
    const bool readable = root && root->is(JsonValue::Kind::Object);
    setEnabled(readable);
    if (!readable)
        return;
    for (const auto &item : m_items) {
        const JsonValue *value = &*root;
        for (const auto &key : item.id.split(QLatin1Char('.')))
            value = value && value->is(JsonValue::Kind::Object) ? value->find(key.toStdString()) : nullptr;
        show(item, value);
    }
    refill();
}

void TemplateFields::show(const Item &item, const JsonValue *value)
{
    const auto text = value && (value->is(JsonValue::Kind::String) || value->is(JsonValue::Kind::Bool))
        ? QString::fromStdString(value->text)
        : QString();
    if (auto *box = qobject_cast<ChoiceBox *>(item.control)) {
        const bool compression = item.kind == Kind::Compression;
        box->setValue(compression && text.isEmpty() ? QStringLiteral("none") : compression ? text.toLower() : text);
    } else if (auto *chips = qobject_cast<ChipList *>(item.control)) {
        QStringList texts;
        if (value && value->is(JsonValue::Kind::Array)) {
            for (const auto &one : value->items)
                texts.append(QString::fromStdString(one.text));
        }
        chips->setTexts(texts);
    } else if (auto *flag = qobject_cast<QCheckBox *>(item.control)) {
        flag->setChecked(text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0);
    } else if (auto *edit = editOf(item.control)) {
        const auto typed = item.kind == Kind::Character ? typedOf(text) : text;
        if (edit->text() != typed)
            edit->setText(typed);
    }
}

ChoiceBox *TemplateFields::choice(const QString &id) const
{
    for (const auto &item : m_items) {
        if (item.id == id)
            return qobject_cast<ChoiceBox *>(item.control);
    }
    return nullptr;
}

void TemplateFields::review()
{
    for (const auto &item : m_items)
        reviewItem(item);
}

void TemplateFields::reviewItem(const Item &item)
{
    auto *field = item.field;
    field->setVerdict({});
    field->setHint({});
    const auto *box = qobject_cast<ChoiceBox *>(item.control);
    const auto *edit = editOf(item.control);
    const auto value = box ? box->value() : edit ? edit->text() : QString();
    switch (item.kind) {
    case Kind::Bucket:
        if (value.isEmpty())
            field->setMissing(tr("Choose a bucket, or create one."));
        else if (box->isGone())
            field->setVerdict({tr("The bucket %1 does not exist.").arg(value), {}});
        break;
    case Kind::Project:
        if (value.isEmpty())
            field->setMissing(tr("Choose a project."));
        else if (box->isGone())
            field->setVerdict({tr("The project %1 does not exist.").arg(value), {}});
        break;
    case Kind::Logstore:
        if (value.isEmpty())
            field->setMissing(tr("Choose a Logstore, or create one."));
        else if (box->isGone())
            field->setVerdict({tr("The Logstore %1 does not exist.").arg(value), {}});
        break;
    case Kind::Character: {
        const auto characters = storedOf(value).toUcs4().size();
        if (characters == 0)
            field->setVerdict({tr("One character is needed."), {}});
        else if (characters > 1)
            field->setHint(tr("Only the first character is used."));
        break;
    }
    case Kind::Columns:
        if (qobject_cast<ChipList *>(item.control)->texts().isEmpty())
            field->setHint(tr("Without columns every row is empty."));
        break;
    case Kind::Compression:
        if (box->isGone())
            field->setHint(tr("Is none of these: objects are not compressed."));
        break;
    case Kind::Text:
    case Kind::Flag: break;
    }
}

QString TemplateFields::defaults(NativeTemplateKind kind, const QStringList &columns)
{
    if (kind == NativeTemplateKind::LogstoreReplication)
        return QStringLiteral(
            "{\n  \"source\": {\n    \"endpoint\": \"local\"\n  },\n  \"target\": {\n"
            "    \"endpoint\": \"local\",\n    \"projectName\": \"\",\n    \"logstoreName\": \"\"\n  }\n}");
    return QStringLiteral(
               "{\n  \"target\": {\n    \"ossEndpoint\": \"local\",\n    \"ossBucket\": \"\",\n"
               "    \"ossPrefix\": \"\",\n    \"ossPostfix\": \".csv\",\n    \"ossDateFormat\": \"yyyyMMdd\"\n  },\n"
               "  \"transform\": {\n    \"compressType\": \"none\",\n    \"delimiterChar\": \",\",\n"
               "    \"quoteChar\": \"\\\"\",\n    \"escapeChar\": \"\\\"\",\n    \"enableHeader\": false,\n"
               "    \"nullColumnValue\": \"\",\n    \"columnNames\": %1\n  }\n}")
        .arg(jsonList(columns, kListColumn));
}

bool TemplateFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        for (const auto &item : m_items) {
            if (item.control == watched)
                emit explained(item.label, item.advice);
        }
    }
    return false;
}

} // namespace sluice
