#include "ui/window/topbar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kConnectionWidth = 212;
constexpr int kPaletteWidth = 360;
constexpr int kPaletteLeast = 200;

QString wordOf(EngineState state)
{
    switch (state) {
    case EngineState::Starting: return TopBar::tr("local · starting");
    case EngineState::Running: return TopBar::tr("local · running");
    case EngineState::OneShot: return TopBar::tr("local · triggers are off");
    case EngineState::Lost: return TopBar::tr("local · connection lost");
    case EngineState::Failed: return TopBar::tr("local · cannot be started");
    }
    return {};
}

void paintFrame(QPainter &painter, const QWidget &widget, const QColor &frame, const QColor &fill)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
}

} // namespace

ConnectionButton::ConnectionButton(QWidget *parent)
    : QPushButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(EngineState::Starting, {});
}

void ConnectionButton::set(EngineState state, const QString &detail)
{
    m_state = state;
    setToolTip(detail);
    setText(wordOf(state));
    setAccessibleName(tr("Connection: %1").arg(text()));
    update();
}

QSize ConnectionButton::sizeHint() const
{
    return {kConnectionWidth, measure::kControl};
}

void ConnectionButton::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    const bool bad = m_state == EngineState::Lost || m_state == EngineState::Failed;
    QPainter painter(this);
    paintFrame(painter, *this, bad ? theme.bad : theme.ctl, underMouse() || isDown() ? theme.hover : theme.button);
    paintIcon(&painter, QRectF(10, 6, measure::kIcon, measure::kIcon), QLatin1String(bad ? "failed" : "bucket"),
              bad ? theme.bad : theme.text);
    paintIcon(&painter, QRectF(width() - 24, 6, measure::kIcon, measure::kIcon), QLatin1String("down"), theme.text);
    painter.setPen(theme.text);
    const auto room = rect().adjusted(34, 0, -28, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

PaletteButton::PaletteButton(QWidget *parent)
    : QPushButton(tr("Search or run a command"), parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(kPaletteLeast);
    setMaximumWidth(kPaletteWidth);
    setAccessibleName(text());
    setToolTip(tr("Every page, trigger, service, Logstore and action (Ctrl+K)"));
}

QSize PaletteButton::sizeHint() const
{
    return {kPaletteWidth, measure::kControl};
}

void PaletteButton::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    paintFrame(painter, *this, theme.ctl, theme.base);
    paintIcon(&painter, QRectF(10, 6, measure::kIcon, measure::kIcon), QLatin1String("search"), theme.text2);
    painter.setFont(fonts::small());
    const auto keys = QStringLiteral("Ctrl+K");
    const auto wide = painter.fontMetrics().horizontalAdvance(keys) + 10;
    const QRectF plate(width() - wide - 8 + 0.5, 5.5, wide, 17);
    painter.setPen(theme.border);
    painter.setBrush(theme.alt);
    painter.drawRoundedRect(plate, measure::kRadius, measure::kRadius);
    painter.setPen(theme.text2);
    painter.drawText(plate, Qt::AlignCenter, keys);
    painter.setFont(fonts::base());
    const auto room = rect().adjusted(34, 0, -wide - 12, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_connection(new ConnectionButton)
    , m_search(new PaletteButton)
    , m_notices(makeButton({}, "warning", ButtonSize::Page))
    , m_menu(makeButton(tr("Men&u"), "menu", ButtonSize::Page, ButtonRank::Quiet))
{
    setFixedHeight(measure::kTopBar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kRail + measure::kSection, 0, measure::kSection, 1);
    row->setSpacing(measure::kGap);
    row->addWidget(m_connection);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    row->addStretch(1);
    row->addWidget(m_notices);
    row->addWidget(m_menu);
    setNotices(0);
    m_menu->setToolTip(tr("Menu (F10)"));
}

void TopBar::setNotices(std::size_t count, bool isBad, const QString &worst)
{
    m_notices->setIcon(icon(isBad ? "blocked" : "warning", isBad ? Ink::Bad : Ink::Warn));
    m_notices->setText(QString::number(count));
    const auto words = tr("%n notice(s)", nullptr, int(count));
    m_notices->setToolTip(worst.isEmpty() ? words : words + QLatin1Char('\n') + worst);
    m_notices->setAccessibleDescription(worst);
    m_notices->setAccessibleName(words);
    m_notices->setVisible(count > 0);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int left = width() < measure::kRailNarrowUnder ? 112 : measure::kRail + measure::kSection;
    layout()->setContentsMargins(left, 0, measure::kSection, 1);
}

void TopBar::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
    paintIcon(&painter, QRectF(measure::kEdge, 12, 20, 20), QLatin1String("logo"), theme.accent);
    painter.setFont(fonts::title());
    painter.setPen(theme.text);
    painter.drawText(QRect(measure::kEdge + 28, 0, 120, height() - 1), Qt::AlignVCenter, QStringLiteral("sluice"));
}

} // namespace sluice
