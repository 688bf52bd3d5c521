#include "ui/widgets/crumbs.h"

#include <QEvent>

namespace sluice {

namespace {

constexpr int kHeight = 16;

} // namespace

QString placeLink(const QString &place, const QString &html, const Theme &theme)
{
    return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none;color:%2\">%3</a>")
        .arg(place.toHtmlEscaped(), theme.accent.name(), html);
}

Crumbs::Crumbs(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(this, &QLabel::linkActivated, this, &Crumbs::placeAsked);
}

void Crumbs::set(const QList<Crumb> &path)
{
    if (path == m_path)
        return; // the link that has the focus keeps it
    m_path = path;
    showPath();
}

void Crumbs::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPath();
}

void Crumbs::showPath()
{
    const auto &theme = Theme::of(palette());
    const auto tone = [&theme](const QString &html) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(theme.text2.name(), html);
    };
    QStringList links;
    QStringList words;
    for (const auto &crumb : m_path) {
        const auto html = crumb.text.toHtmlEscaped();
        links.append(crumb.place.isEmpty() ? tone(html) : placeLink(crumb.place, html, theme));
        words.append(crumb.text);
    }
    setText(links.join(tone(QStringLiteral("&nbsp; › &nbsp;"))));
    setAccessibleName(tr("Where this is: %1").arg(words.join(QStringLiteral(", "))));
}

} // namespace sluice
