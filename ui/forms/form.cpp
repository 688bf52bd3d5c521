#include "ui/forms/form.h"

#include "models/format.h"
#include "ui/enginewords.h"
#include "ui/errors.h"
#include "ui/forms/numberbox.h"

#include <QHash>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kTypedMax = 8'192; // characters: more than any rule allows, so that the rule can say how many there are

constexpr int kTextMargin = 5;

} // namespace

QLineEdit *makeEdit(const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setMaxLength(kTypedMax);
    edit->setTextMargins(kTextMargin, 0, kTextMargin, 0);
    return edit;
}

Form::Form(Staged &staged, QWidget *parent)
    : QWidget(parent)
    , m_staged(staged)
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(measure::kGap);
    connect(&staged, &Staged::changed, this, [this] {
        stagedChanged();
        refresh();
    });
}

Field *Form::add(const QString &id, Field *field, const QString &key, QLayout *to)
{
    m_fields.append({id, key, field});
    if (to)
        to->addWidget(field);
    else
        m_body->addWidget(field);
    return field;
}

void Form::know(const QString &id, Field *field, const QString &key)
{
    m_fields.append({id, key, field});
}

void Form::forget(Field *field)
{
    m_fields.removeIf([field](const Entry &entry) { return entry.field == field; });
}

Field *Form::field(const QString &id) const
{
    const auto it = std::find_if(m_fields.begin(), m_fields.end(), [&id](const Entry &entry) { return entry.id == id; });
    return it == m_fields.end() ? nullptr : it->field;
}

QList<FormProblem> Form::problems() const
{
    QList<FormProblem> found;
    QList<FormProblem> hints;
    for (const auto &entry : m_fields) {
        const auto *field = entry.field;
        if (isPutAway(field) || !isShown(field))
            continue;
        if (!field->problem().isEmpty())
            found.append({field->label(), field->problem(), false, field->isMissing(), entry.id, field->isEngineProblem()});
        else if (!field->hint().isEmpty())
            hints.append({field->label(), field->hint(), true, false, entry.id});
    }
    for (const auto &[id, part] : m_parts) {
        for (auto problem : part->problems()) {
            problem.field = id + QLatin1Char('/') + problem.field;
            (problem.isHint ? hints : found).append(problem);
        }
    }
    return found + hints;
}

bool Form::isShown(const QWidget *field) const
{
    for (const auto *widget = field->parentWidget(); widget && widget != this; widget = widget->parentWidget()) {
        if (isPutAway(widget))
            return false;
    }
    return true;
}

bool Form::isGood() const
{
    const auto all = problems();
    return std::all_of(all.begin(), all.end(), [](const FormProblem &problem) { return problem.isHint; });
}

void Form::addPart(const QString &id, Form *part)
{
    m_parts.append({id, part});
    connect(part, &Form::changed, this, [this] {
        if (!m_loading)
            emit changed();
    });
}

bool Form::isTouched() const
{
    return m_touched
        || std::any_of(m_parts.begin(), m_parts.end(), [](const auto &part) { return part.second->isTouched(); });
}

void Form::focusField(const QString &id)
{
    if (id.isEmpty()) {
        if (const auto all = problems(); !all.isEmpty() && !all.front().isHint)
            return focusField(all.front().field);
    }
    for (const auto &[name, part] : m_parts) {
        if (id.startsWith(name + QLatin1Char('/')))
            return part->focusField(id.mid(name.size() + 1));
    }
    auto *wanted = id.isEmpty() ? nullptr : field(id);
    for (const auto &entry : m_fields) {
        if (!wanted && !isPutAway(entry.field) && entry.field->control()->isEnabled()
            && entry.field->control()->focusPolicy() != Qt::NoFocus)
            wanted = entry.field;
    }
    if (wanted)
        wanted->focusControl();
}

void Form::touchAll()
{
    for (const auto &entry : m_fields) {
        if (!entry.field->problem().isEmpty() && entry.field->isMissing())
            entry.field->touch();
    }
    for (const auto &[id, part] : m_parts)
        part->touchAll();
}

std::vector<ProblemRow> Form::setEngineProblems(const std::vector<ProblemRow> &problems)
{
    const auto own = path().toStdString();
    std::vector<ProblemRow> others;
    QHash<Field *, QString> said;
    for (const auto &problem : problems) {
        Field *wanted = nullptr;
        if (problem.path == own || problem.path.starts_with(own + '.')) {
            const auto key = QString::fromStdString(problem.path.substr(std::min(own.size() + 1, problem.path.size())));
            qsizetype best = -1;
            for (const auto &entry : m_fields) {
                const bool fits = entry.key == key || (!entry.key.isEmpty() && key.startsWith(entry.key + QLatin1Char('.')));
                if (fits && entry.key.size() > best && !isPutAway(entry.field)) {
                    best = entry.key.size();
                    wanted = entry.field;
                }
            }
        }
        if (!wanted)
            others.push_back(problem);
        else if (!said.contains(wanted))
            said.insert(wanted, problemSentence(problem));
    }
    for (const auto &entry : m_fields)
        entry.field->setEngineProblem(said.value(entry.field));
    for (const auto &[id, part] : m_parts)
        others = part->setEngineProblems(others);
    emit checked();
    return others;
}

void Form::edited(const QString &id)
{
    if (m_loading)
        return;
    m_touched = true;
    if (auto *wanted = field(id))
        wanted->touch();
    refresh();
}

void Form::refresh()
{
    if (m_loading)
        return;
    review();
    emit changed();
}

void Form::startLoading()
{
    m_loading = true;
}

void Form::loaded()
{
    m_touched = false;
    m_loading = false;
    for (const auto &entry : m_fields)
        entry.field->untouch();
    review();
    emit changed();
}

void Form::watchName(const QString &id, QLineEdit *edit, NameKind kind)
{
    auto *wanted = field(id);
    wanted->setRule(ruleOf(kind), bytesMax(kind));
    connect(edit, &QLineEdit::textChanged, wanted,
            [wanted](const QString &text) { wanted->setBytes(text.toUtf8().size()); });
    connect(edit, &QLineEdit::textEdited, this, [this, id] { edited(id); });
    connect(wanted, &Field::exampleTaken, this, [this, id, edit](const QString &example) {
        edit->setFocus(Qt::OtherFocusReason);
        edit->selectAll();
        edit->insert(example); // as if typed: it can be undone
        edited(id);
    });
}

void Form::reviewName(const QString &id, const QLineEdit *edit, NameKind kind, bool taken)
{
    auto *wanted = field(id);
    const auto name = edit->text();
    if (mode() == FormMode::Edit)
        wanted->setVerdict({});
    else if (name.isEmpty())
        wanted->setMissing(tr("A name is needed."));
    else if (taken)
        wanted->setVerdict({tr("The name %1 is taken. Choose another one.").arg(name), {}});
    else
        wanted->setVerdict(checkName(kind, name));
}

void Form::reviewNumber(const QString &id, const NumberBox *box)
{
    const auto least = format::count(box->least());
    const auto most = format::count(box->most());
    if (box->isEmpty())
        field(id)->setVerdict({tr("A number from %1 to %2 is needed.").arg(least, most), {}});
    else if (box->value() < box->least() || box->value() > box->most())
        field(id)->setVerdict({tr("Is %1; %2–%3 are allowed.").arg(QLocale().toString(box->value()), least, most), {}});
    else
        field(id)->setVerdict({});
}

void Form::watchText(const QString &id, QLineEdit *edit)
{
    connect(edit, &QLineEdit::textEdited, this, [this, id] { edited(id); });
}

QString problemSentence(const ProblemRow &problem)
{
    auto text = engineWords(problem.detail);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    const auto code = QString::fromStdString(problem.code);
    if (text.isEmpty())
        return code;
    return code.isEmpty() || code == QLatin1String("InvalidArgument") ? text : Form::tr("%1 (%2)").arg(text, code);
}

} // namespace sluice
