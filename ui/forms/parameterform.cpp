#include "ui/forms/parameterform.h"

#include "engine/base/jsonvalue.h"
#include "engine/catalog/names.h"
#include "engine/functions/event.h"
#include "ui/enginewords.h"
#include "ui/forms/jsoneditor.h"
#include "ui/forms/jsonpatch.h"
#include "ui/forms/surfaces.h"
#include "ui/forms/templatefields.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/cardframe.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segmented.h"

#include <QLabel>

namespace sluice {

namespace {

constexpr int kEditorLeast = 200;
constexpr int kCursorShown = 4; // characters of a cursor in an object's name

bool isEmptyObject(const QString &json)
{
    auto plain = json;
    plain.remove(QLatin1Char(' ')).remove(QLatin1Char('\n'));
    return plain.isEmpty() || plain == QLatin1String("{}");
}

QLabel *richLabel(Ink ink)
{
    auto *label = makeLabel({}, ink);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    return label;
}
} // namespace

ParameterForm::ParameterForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_segments(new Segmented(tr("View"), {tr("Form"), tr("Form and JSON"), tr("JSON")}, SegmentedSize::Tool))
    , m_advice(richLabel(Ink::Text))
    , m_preview(richLabel(Ink::Text2))
    , m_all(richLabel(Ink::Text2))
    , m_editor(new JsonEditor(kParameterBytesMax))
    , m_status(new BadgeLabel)
    , m_position(new InkLabel(Ink::Text2))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    auto *title = makeHeading(tr("Function con&figuration"));
    title->setBuddy(m_editor);
    title->setMinimumHeight(measure::kControl);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_segments);
    body()->addLayout(head);
    body()->addWidget(makeCard(), 1);
    m_segments->setCurrent(kBoth);
    connect(m_segments, &Segmented::chosen, this, &ParameterForm::showView);
    connect(m_editor, &JsonEditor::changed, this, [this] {
        if (m_writing)
            return;
        if (m_fields)
            m_fields->read(m_editor->text());
        edited(QStringLiteral("json"));
    });
    connect(m_editor, &JsonEditor::refused, this, [this](const QString &why) {
        m_jsonField->setHint(why);
        emit changed();
    });
    connect(m_editor, &JsonEditor::moved, this, [this] { m_position->setFullText(m_editor->positionText()); });
    load({}, QStringLiteral("{}"));
}

QWidget *ParameterForm::makeCard()
{
    auto *card = new CardFrame;
    m_card = new QVBoxLayout(card);
    m_card->setContentsMargins(1, 1, 1, 1);
    m_card->setSpacing(0);
    m_strip = makeStrip();
    m_card->addWidget(m_strip);
    auto *bar = new Band(Band::Fill::Header);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(measure::kSection, 0, measure::kGap, 0);
    auto *words = makeLabel(tr("JSON, written by the form; edits here go back into it"), Ink::Text2);
    m_format = makeButton(tr("Form&at"), "json", ButtonSize::Toolbar, ButtonRank::Quiet);
    m_format->setFocusPolicy(Qt::StrongFocus);
    connect(m_format, &QPushButton::clicked, m_editor, &JsonEditor::format);
    row->addWidget(words, 1);
    row->addWidget(m_format);
    m_jsonHead = bar;
    m_card->addWidget(bar);
    m_editor->setMinimumHeight(kEditorLeast);
    m_editor->setProperty("bare", true); // the card has a frame
    m_editor->setAccessibleName(tr("Function configuration as JSON"));
    m_jsonField = new Field({}, m_editor);
    m_jsonField->setLabelWidth(0);
    add(QStringLiteral("json"), m_jsonField, {}, m_card);
    m_card->setStretchFactor(m_jsonField, 1);
    m_foot = makeFoot();
    m_card->addWidget(m_foot);
    return card;
}

QWidget *ParameterForm::makeStrip()
{
    auto *strip = new Band(Band::Fill::Alt);
    auto *column = new QVBoxLayout(strip);
    column->setContentsMargins(measure::kSection, measure::kGap, measure::kSection, measure::kGap);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    auto *sign = new BadgeLabel;
    sign->set(QLatin1String("info"), Ink::Text2, {});
    sign->setFixedWidth(measure::kIcon);
    auto *more = makeLabel(QStringLiteral("<a href=\"#\">%1</a>").arg(tr("All instructions")), Ink::Text);
    more->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(more, &QLabel::linkActivated, this, &ParameterForm::toggleInstructions);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(m_advice, 1);
    row->addWidget(more, 0, Qt::AlignTop);
    column->addLayout(row);
    m_preview->setContentsMargins(measure::kIcon + measure::kGap, 0, 0, 0);
    m_all->setContentsMargins(measure::kIcon + measure::kGap, measure::kSmallGap, 0, 0);
    m_all->hide();
    column->addWidget(m_preview);
    column->addWidget(m_all);
    return strip;
}

QWidget *ParameterForm::makeFoot()
{
    auto *foot = new Band(Band::Fill::Header);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(measure::kSection, 0, measure::kSection, 0);
    m_status->setBold(false);
    row->addWidget(m_status);
    row->addStretch(1);
    row->addWidget(m_position);
    m_position->setFullText(m_editor->positionText());
    return foot;
}

void ParameterForm::load(const QString &templateName, const QString &json)
{
    startLoading();
    m_templateName = templateName;
    m_kind = nativeTemplateFromName(templateName.toStdString());
    const bool fresh = isEmptyObject(json);
    if (m_kind && fresh)
        m_editor->setText(TemplateFields::defaults(*m_kind, m_columns));
    else
        m_editor->setText(json.trimmed().isEmpty()               ? QStringLiteral("{}")
                              : json.contains(QLatin1Char('\n')) ? json
                                                                 : indentedJson(json));
    m_loadedText = m_editor->text();
    m_loadedJson = m_kind && fresh ? m_loadedText : json;
    makeFields();
    showView();
    loaded();
}

void ParameterForm::makeFields()
{
    for (const auto &item : m_fields ? m_fields->items() : std::vector<TemplateFields::Item>())
        forget(item.field);
    delete m_fields;
    m_fields = nullptr;
    m_all->hide();
    if (!m_kind)
        return;
    m_fields = new TemplateFields(staged(), *m_kind);
    m_fields->setColumns(m_columns);
    m_card->insertWidget(0, m_fields);
    for (const auto &item : m_fields->items())
        know(item.id, item.field, item.id);
    connect(m_fields, &TemplateFields::edited, this,
            [this](const QString &id, const QStringList &path, const QString &value) {
                if (const auto text = withValue(m_editor->text(), path, value)) {
                    m_writing = true; // it is the form that speaks
                    m_editor->replaceText(*text);
                    m_writing = false;
                }
                edited(id);
            });
    connect(m_fields, &TemplateFields::explained, this, [this](const QString &label, const QString &advice) {
        m_advice->setText(QStringLiteral("<b>%1</b> %2").arg(label.toHtmlEscaped(), advice.toHtmlEscaped()));
    });
    orderTabs();
    m_fields->read(m_editor->text());
    const auto &first = m_fields->items().front();
    m_advice->setText(QStringLiteral("<b>%1</b> %2").arg(first.label.toHtmlEscaped(), first.advice.toHtmlEscaped()));
}

// The fields were made after the editor, but stand above it.
void ParameterForm::orderTabs()
{
    QWidget *before = nullptr;
    for (auto *widget : m_fields->findChildren<QWidget *>()) {
        const bool own = widget->window() == window(); // no list that drops down
        if (!own || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        if (before)
            setTabOrder(before, widget);
        before = widget;
    }
    if (before)
        setTabOrder(before, m_format);
    setTabOrder(m_format, m_editor);
}

void ParameterForm::setTemplate(const QString &templateName)
{
    if (templateName == m_templateName)
        return;
    const auto text = m_editor->text();
    const bool untouched = isEmptyObject(text) || (m_kind && text == TemplateFields::defaults(*m_kind, m_columns));
    load(templateName, untouched ? QString() : text);
}

void ParameterForm::setColumns(const QStringList &columns)
{
    const bool untouched = m_kind && m_editor->text() == TemplateFields::defaults(*m_kind, m_columns);
    m_columns = columns;
    if (m_fields)
        m_fields->setColumns(columns);
    if (untouched)
        load(m_templateName, {});
}

void ParameterForm::setExample(int shard, std::int64_t timeMs)
{
    m_shard = shard;
    m_timeMs = timeMs;
    refresh();
}

QString ParameterForm::json() const
{
    // Shown indented; what was not changed is given back as it was.
    return m_editor->text() == m_loadedText && !m_loadedJson.trimmed().isEmpty() ? m_loadedJson : m_editor->text();
}

QString ParameterForm::bucket() const
{
    if (!m_kind)
        return {};
    const auto read = parseTemplateParameter(*m_kind, json().toStdString());
    const auto *csv = read ? std::get_if<CsvParameter>(&read->value) : nullptr;
    return csv ? QString::fromStdString(csv->bucket) : QString();
}

void ParameterForm::addTo(PutDefinitions &) const { }

void ParameterForm::stagedChanged()
{
    if (m_fields)
        m_fields->refill();
}

void ParameterForm::showView()
{
    m_segments->setVisible(m_fields != nullptr);
    const int view = m_fields ? m_segments->current() : kJson;
    if (m_fields)
        m_fields->setVisible(view != kJson);
    m_strip->setVisible(m_fields != nullptr && view != kJson);
    m_jsonHead->setVisible(view != kForm);
    m_jsonField->setVisible(view != kForm);
    m_position->setVisible(view != kForm);
    refresh();
}

void ParameterForm::review()
{
    if (m_fields)
        m_fields->review();
    reviewJson();
}

void ParameterForm::reviewJson()
{
    const auto text = m_editor->text().toStdString();
    m_problem.clear();
    QList<JsonMark> marks;
    QStringList warnings;
    std::optional<TemplateParameter> parameter;
    auto checked = checkParameter(text);
    if (checked && m_kind) {
        if (auto read = parseTemplateParameter(*m_kind, text)) {
            for (const auto &warning : read->warnings)
                warnings.append(engineWords(warning));
            parameter = std::move(*read);
        } else {
            checked = tl::unexpected(read.error());
        }
    }
    if (!checked) {
        const auto &error = checked.error();
        const auto detail = engineWords(error.detail);
        m_problem = error.place.line > 0
            ? tr("Line %1, column %2: %3").arg(error.place.line).arg(error.place.column).arg(detail)
            : detail;
        if (error.place.line > 0)
            marks.append({error.place.line, error.place.column, 0, true, detail});
    }
    m_editor->setMarks(marks);
    // What a field says already is not said twice, unless the fields are hidden.
    bool said = false;
    if (m_fields && !isPutAway(m_fields) && m_fields->isEnabled()) {
        for (const auto &item : m_fields->items())
            said = said || !item.field->problem().isEmpty();
    }
    m_jsonField->setVerdict({said ? QString() : m_problem, {}});
    if (!m_editor->refusal().isEmpty())
        m_jsonField->setHint(m_editor->refusal());
    else
        m_jsonField->setHint({});
    showStatus(warnings);
    showPreview(parameter ? &*parameter : nullptr);
}

void ParameterForm::showStatus(const QStringList &warnings)
{
    if (!m_problem.isEmpty())
        m_status->set(QLatin1String("failed"), Ink::Bad, tr("Not complete"));
    else if (!warnings.isEmpty())
        m_status->set(QLatin1String("warning"), Ink::Warn, warnings.front().left(72));
    else
        m_status->set(QLatin1String("ok"), Ink::Ok, m_kind ? tr("A JSON object, all keys known") : tr("A JSON object"));
    m_status->setToolTip(m_problem.isEmpty() ? warnings.join(QLatin1Char('\n')) : m_problem);
}

void ParameterForm::showPreview(const TemplateParameter *parameter)
{
    m_preview->setVisible(parameter != nullptr);
    if (!parameter)
        return;
    if (const auto *copy = std::get_if<ReplicationParameter>(&parameter->value)) {
        m_preview->setText(
            tr("Copies go to %1.")
                .arg(QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
                         .arg(fonts::code().family(), QString::fromStdString(toText(copy->target)).toHtmlEscaped())));
        return;
    }
    const auto &csv = std::get<CsvParameter>(parameter->value);
    Event event;
    event.shard = ShardId(m_shard);
    event.cursorTime = (m_timeMs > 0 ? m_timeMs : staged().workspace().now()) / 1000;
    event.begin = Cursor(event.cursorTime * 1'000'000'000);
    event.end = Cursor(event.cursorTime * 1'000'000'000 + 1);
    auto key = QString::fromStdString(objectNameOf(csv, event).key);
    for (const auto cursor : {event.begin, event.end}) {
        const auto text = QString::fromStdString(toText(cursor));
        key.replace(text, text.left(kCursorShown) + QChar(0x2026));
    }
    m_preview->setText(tr("Next object: %1")
                           .arg(QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
                                    .arg(fonts::code().family(),
                                         (QString::fromStdString(csv.bucket) + QLatin1Char('/') + key).toHtmlEscaped())));
}

void ParameterForm::toggleInstructions()
{
    if (!m_fields)
        return;
    QString html;
    for (const auto &item : m_fields->items())
        html += QStringLiteral("<b>%1</b> %2<br>").arg(item.label.toHtmlEscaped(), item.advice.toHtmlEscaped());
    m_all->setText(html);
    m_all->setVisible(m_all->isHidden());
}

QList<FormProblem> ParameterForm::problems() const
{
    auto found = Form::problems();
    const bool stands = std::any_of(found.begin(), found.end(), [](const FormProblem &one) { return !one.isHint; });
    if (!m_problem.isEmpty() && !stands)
        found.prepend({tr("Function configuration"), m_problem, false, false, QStringLiteral("json")});
    for (auto &one : found) {
        if (one.field == QLatin1String("json"))
            one.label = tr("Function configuration");
    }
    return found;
}

void ParameterForm::focusField(const QString &field)
{
    if (field == QLatin1String("json") && isPutAway(m_jsonField)) {
        m_segments->setCurrent(kBoth);
        showView();
    }
    Form::focusField(field);
}

} // namespace sluice
