#include "ui/window/topbar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kPlateWidth = 212;

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

} // namespace

// What the window is connected to; it says, it does not act.
class TopBar::Plate final : public QWidget {
public:
    Plate()
    {
        setFixedSize(kPlateWidth, measure::kControl);
        set(EngineState::Starting, {});
    }
    void set(EngineState state, const QString &detail)
    {
        m_state = state;
        setToolTip(detail);
        setAccessibleName(wordOf(state));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        const bool bad = m_state == EngineState::Lost || m_state == EngineState::Failed;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(bad ? theme.bad : theme.border);
        painter.setBrush(theme.base);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
        paintIcon(&painter, QRectF(10, 6, measure::kIcon, measure::kIcon), QLatin1String(bad ? "failed" : "bucket"),
                  bad ? theme.bad : theme.text);
        painter.setPen(theme.text);
        const auto room = rect().adjusted(34, 0, -8, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(wordOf(m_state), Qt::ElideRight, room.width()));
    }

private:
    EngineState m_state = EngineState::Starting;
};

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_plate(new Plate)
{
    setFixedHeight(measure::kTopBar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kRail + measure::kSection, 0, measure::kEdge, 1);
    row->addWidget(m_plate);
    row->addStretch(1);
}

void TopBar::setEngineState(EngineState state, const QString &detail)
{
    m_plate->set(state, detail);
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
