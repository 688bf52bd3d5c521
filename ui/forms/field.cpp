#include "ui/forms/field.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kSign = 14; // icon of a message
constexpr int kControlStretch = 1000; // the control takes what it may before the tail gets anything

// Plain text, with the last occurrence of `example` as a link.
QString linked(const QString &text, const QString &example)
{
    const auto at = example.isEmpty() ? -1 : text.lastIndexOf(example);
    if (at < 0)
        return text.toHtmlEscaped();
    return QStringLiteral("%1<a href=\"#\">%2</a>%3")
        .arg(text.left(at).toHtmlEscaped(), example.toHtmlEscaped(), text.mid(at + example.size()).toHtmlEscaped());
}

QLatin1String signOf(Ink ink)
{
    switch (ink) {
    case Ink::Bad: return QLatin1String("failed");
    case Ink::Warn: return QLatin1String("warning");
    case Ink::Ok: return QLatin1String("ok");
    default: return {};
    }
}

} // namespace

// A line below the control: an icon for what is more than a remark, then text that wraps.
class Field::Message final : public QWidget {
public:
    explicit Message(Ink ink)
        : m_text(new InkLabel(ink))
        , m_row(new QHBoxLayout(this))
    {
        m_row->setContentsMargins(0, 1, 0, 1);
        m_row->setSpacing(0);
        m_row->addWidget(m_text, 1);
        m_text->setFont(fonts::small());
        m_text->setWordWrap(true);
        m_text->setTextFormat(Qt::RichText);
        m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        setInk(ink);
        hide();
    }
    void setInk(Ink ink)
    {
        m_ink = ink;
        m_text->setInk(ink);
        m_row->setContentsMargins(signOf(ink).isEmpty() ? 0 : kSign + 4, 1, 0, 1);
        update();
    }
    void say(const QString &html, const QString &plain)
    {
        setVisible(!html.isEmpty());
        if (m_html == html)
            return;
        m_html = html;
        m_text->setText(html);
        m_text->setAccessibleName(plain);
    }
    [[nodiscard]] QLabel *text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, QRectF(0, 2, kSign, kSign), signOf(m_ink), Theme::of(palette()).ink(m_ink));
    }

private:
    Ink m_ink = Ink::Text2;
    QString m_html;
    InkLabel *m_text;
    QHBoxLayout *m_row;
};

Field::Field(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(makeLabel(label, Ink::Text))
    , m_control(control)
    , m_row(new QHBoxLayout)
    , m_below(new QVBoxLayout)
    , m_problemLine(new Message(Ink::Bad))
    , m_hintLine(new Message(Ink::Warn))
    , m_noteLine(new Message(Ink::Text2))
    , m_ruleLine(makeLabel({}, Ink::Text2))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(measure::kSection);
    grid->setVerticalSpacing(2);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setBuddy(control);
    m_label->setFixedWidth(kLabelWidth);
    m_label->setMinimumHeight(measure::kControl);
    m_label->setWordWrap(true);
    m_row->setSpacing(measure::kGap);
    const bool fixed = control->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    m_row->addWidget(control, fixed ? 0 : kControlStretch);
    if (fixed)
        addTail();
    m_ruleLine->setFont(fonts::small());
    m_ruleLine->setWordWrap(true);
    m_ruleLine->setContentsMargins(0, 1, 0, 1);
    m_ruleLine->hide();
    m_below->setSpacing(0);
    for (auto *line : {static_cast<QWidget *>(m_problemLine), static_cast<QWidget *>(m_hintLine),
                       static_cast<QWidget *>(m_noteLine), static_cast<QWidget *>(m_ruleLine)})
        m_below->addWidget(line);
    grid->addWidget(m_label, 0, 0, Qt::AlignTop);
    grid->addLayout(m_row, 0, 1);
    grid->addLayout(m_below, 1, 1);
    grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(this->label());
    connect(m_problemLine->text(), &QLabel::linkActivated, this, [this] { emit exampleTaken(m_verdict.example); });
}

QString Field::label() const
{
    return withoutMnemonic(m_label->text());
}

void Field::addBeside(QWidget *widget)
{
    if (m_tail)
        m_row->insertWidget(m_row->count() - 1, widget, 0);
    else
        m_row->addWidget(widget, 0);
}

void Field::addTail()
{
    if (!m_tail)
        m_row->addStretch(1);
    m_tail = true;
}

void Field::addBelow(QWidget *widget)
{
    m_below->insertWidget(0, widget);
}

void Field::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
    m_label->setVisible(width > 0);
}

void Field::setControlWidth(int width)
{
    m_control->setMaximumWidth(width > 0 ? width : QWIDGETSIZE_MAX);
    if (width > 0)
        addTail();
}

void Field::setRule(const QString &text, int bytesMax)
{
    m_rule = text;
    m_bytesMax = bytesMax;
    showState();
}

void Field::setBytes(qsizetype bytes)
{
    if (m_bytes == bytes)
        return;
    m_bytes = bytes;
    showState();
}

void Field::setNote(const QString &text, Ink ink, const QString &strong)
{
    m_noteLine->setInk(ink);
    const auto bold = strong.isEmpty() ? QString() : QStringLiteral("<b>%1</b> ").arg(strong.toHtmlEscaped());
    m_noteLine->say(bold + text.toHtmlEscaped(), strong + text);
}

void Field::setVerdict(const Verdict &verdict)
{
    m_verdict = verdict;
    m_missing = false;
    showState();
}

void Field::setMissing(const QString &problem)
{
    m_verdict = {problem, {}};
    m_missing = true;
    showState();
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    m_hintLine->say(hint.toHtmlEscaped(), hint);
}

void Field::setQuietHint(const QString &hint)
{
    m_hint = hint;
    m_hintLine->say({}, {});
}

void Field::setEngineProblem(const QString &problem)
{
    m_engineProblem = problem;
    showState();
}

void Field::touch()
{
    m_touched = true;
    m_engineProblem.clear();
    showState();
}

void Field::untouch()
{
    m_touched = false;
    m_engineProblem.clear();
    showState();
}

QString Field::problem() const
{
    return m_verdict.problem.isEmpty() ? m_engineProblem : m_verdict.problem;
}

void Field::focusControl()
{
    m_control->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(m_control))
        edit->selectAll();
}

void Field::showState()
{
    const bool said = !problem().isEmpty() && (m_touched || !m_missing);
    if (said)
        m_problemLine->say(linked(problem(), m_verdict.problem.isEmpty() ? QString() : m_verdict.example), problem());
    else
        m_problemLine->say({}, {});
    markWrong(said);
    const bool ruled = !m_rule.isEmpty() && (m_touched || said);
    m_ruleLine->setVisible(ruled);
    if (ruled)
        m_ruleLine->setText(m_bytesMax <= 0 ? m_rule
                                            : tr("%1 %2 of %3")
                                                  .arg(m_rule, format::number(std::uint64_t(m_bytes)),
                                                       format::number(std::uint64_t(m_bytesMax))));
    m_control->setAccessibleDescription(said ? problem() : m_hint);
}

void Field::markWrong(bool wrong)
{
    if (m_control->property("wrong").toBool() == wrong)
        return;
    m_control->setProperty("wrong", wrong);
    m_control->update();
    for (auto *child : m_control->findChildren<QLineEdit *>())
        child->update();
}

bool isPutAway(const QWidget *widget)
{
    return widget->testAttribute(Qt::WA_WState_ExplicitShowHide) && widget->isHidden();
}

} // namespace sluice
