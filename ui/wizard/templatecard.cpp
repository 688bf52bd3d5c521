#include "ui/wizard/templatecard.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kTextLeft = 45;
constexpr int kPadding = 13;

struct Templates {
    Q_DECLARE_TR_FUNCTIONS(sluice::Templates)
};

QString factsOf(const TemplateFacts &facts, const QString &how)
{
    return Templates::tr("%1, %2 MB, %3 s").arg(how).arg(facts.memoryMb).arg(facts.timeoutSeconds);
}

} // namespace

QList<TemplateWords> templateWords()
{
    const auto fact = [](const char *kind, const QString &how) { return factsOf(*templateFacts(kind), how); };
    const auto native = Templates::tr("native");
    const auto needs = Templates::tr("Needs: %1");
    return {
        {"logstore_replication",
         "replicate",
         QStringLiteral("logstore_replication"),
         fact("logstore_replication", native),
         Templates::tr("Copies every log group unchanged to another Logstore: tags, topic, source and times kept."),
         needs.arg(QStringLiteral("AliyunLogFullAccess")),
         Templates::tr("Every log group in, the same log group out. A retry may copy a group twice."),
         {{QStringLiteral("target"), Templates::tr("endpoint, project, Logstore")}}},
        {"oss-shipper-csv",
         "file",
         QStringLiteral("oss-shipper-csv"),
         fact("oss-shipper-csv", native),
         Templates::tr("Writes each window as one CSV object into a bucket, gzip or zstd if wanted."),
         needs.arg(QStringLiteral("AliyunLogFullAccess, AliyunOSSFullAccess")),
         Templates::tr("One window in, one CSV object out. A retry overwrites the same object, so nothing doubles."),
         {{QStringLiteral("target"), Templates::tr("bucket, prefix, postfix, date format")},
          {QStringLiteral("transform"), Templates::tr("columns, delimiter, quotes, header, null value, compression")}}},
        {"python3",
         "code",
         Templates::tr("Blank, Python"),
         fact("python3", QStringLiteral("python3")),
         Templates::tr("Reads the window with the Log Service SDK; your code decides. The trigger type comes next."),
         Templates::tr("Needs: what your code calls"),
         Templates::tr("The handler gets the window as event JSON: where it begins, where it ends, and the function "
                       "configuration. It reads the logs and does with them what you write."),
         {}},
        {"nodejs18",
         "code",
         Templates::tr("Blank, Node.js"),
         fact("nodejs18", QStringLiteral("nodejs18")),
         Templates::tr("The same frame in JavaScript, with a handler that receives the event."),
         Templates::tr("Needs: what your code calls"),
         Templates::tr("The handler gets the event as a Buffer and ends through its callback."),
         {}},
        {"custom",
         "terminal",
         Templates::tr("Custom runtime"),
         fact("custom", Templates::tr("any program that speaks HTTP")),
         Templates::tr("A folder or zip with a bootstrap; sluice posts each event to it."),
         Templates::tr("Needs: bootstrap file"),
         Templates::tr("The bootstrap starts an HTTP server on port 9000; each window is a POST to /invoke."),
         {}},
    };
}

TemplateCard::TemplateCard(const TemplateWords &words, QWidget *parent)
    : QAbstractButton(parent)
    , m_words(words)
{
    setCheckable(true);
    setText(words.name);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(words.name);
    setAccessibleDescription(words.facts + QLatin1String(". ") + words.text + QLatin1Char(' ') + words.needs);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
}

bool TemplateCard::matches(const QString &filter) const
{
    const auto all =
        m_words.name + QLatin1Char(' ') + m_words.facts + QLatin1Char(' ') + m_words.text + QLatin1Char(' ') + m_words.needs;
    const auto parts = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(),
                       [&all](const QString &part) { return all.contains(part, Qt::CaseInsensitive); });
}

QSize TemplateCard::sizeHint() const
{
    return {324, kHeight};
}

QSize TemplateCard::minimumSizeHint() const
{
    return {240, kHeight};
}

void TemplateCard::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // What is chosen has a strong frame; what has the focus has the window's ring around it.
    const bool framed = isChecked();
    painter.setPen(QPen(framed ? theme.accent : theme.border, framed ? 2 : 1));
    painter.setBrush(underMouse() && !framed ? theme.hover : theme.base);
    const double half = framed ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), measure::kRadius, measure::kRadius);
    paintIcon(&painter, QRectF(17, 14, measure::kIcon, measure::kIcon), QLatin1String(m_words.icon),
              isChecked() ? theme.accent : theme.text);
    const int right = width() - (isChecked() ? 38 : kPadding);
    painter.setPen(theme.text);
    painter.setFont(fonts::card());
    painter.drawText(QRect(kTextLeft, 11, right - kTextLeft, 22), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_words.name, Qt::ElideRight, right - kTextLeft));
    const QRect wide(kTextLeft, 32, width() - kTextLeft - kPadding, 16);
    painter.setPen(theme.text2);
    painter.setFont(fonts::small());
    painter.drawText(wide, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_words.facts, Qt::ElideRight, wide.width()));
    painter.drawText(QRect(wide.left(), height() - 47, wide.width(), 34), Qt::AlignBottom | Qt::TextWordWrap, m_words.needs);
    painter.setPen(theme.text);
    painter.setFont(fonts::base());
    painter.drawText(QRect(wide.left(), 54, wide.width(), 52), Qt::AlignTop | Qt::TextWordWrap, m_words.text);
    if (isChecked())
        paintIcon(&painter, QRectF(width() - 32, 13, measure::kIcon, measure::kIcon), QLatin1String("ok"), theme.accent);
}

void TemplateCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    QAbstractButton::mouseDoubleClickEvent(event);
    emit opened();
}

} // namespace sluice
