#include "ui/functions/gapsplitter.h"

#include "ui/theme/theme.h"

namespace sluice {

namespace {

class GapHandle final : public QSplitterHandle {
public:
    GapHandle(Qt::Orientation orientation, QSplitter *parent)
        : QSplitterHandle(orientation, parent)
    {
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!underMouse())
            return;
        QPainter painter(this);
        const auto line =
            orientation() == Qt::Horizontal ? QRect(width() / 2, 0, 1, height()) : QRect(0, height() / 2, width(), 1);
        painter.fillRect(line, Theme::of(palette()).ctl);
    }
};

} // namespace

GapSplitter::GapSplitter(Qt::Orientation orientation, const QString &settingsKey, QWidget *parent)
    : QSplitter(orientation, parent)
    , m_key(settingsKey)
{
    setChildrenCollapsible(false);
    setHandleWidth(measure::kSplitter);
    connect(this, &QSplitter::splitterMoved, this, [this] { QSettings().setValue(m_key, saveState()); });
}

bool GapSplitter::restore()
{
    const auto kept = QSettings().value(m_key).toByteArray();
    return !kept.isEmpty() && restoreState(kept);
}

QSplitterHandle *GapSplitter::createHandle()
{
    return new GapHandle(orientation(), this);
}

} // namespace sluice
