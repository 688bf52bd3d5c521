#include "ui/access/detailsplit.h"

#include "ui/theme/theme.h"

#include <QResizeEvent>
#include <QSettings>

namespace sluice {

namespace {

constexpr int kBelowUnder = 960; // width under which the detail goes below
constexpr int kLeastHeight = 320;
constexpr int kDetailShare = 40; // of a hundred, of the height when below

} // namespace

DetailSplit::DetailSplit(QWidget *list, QWidget *detail, const QString &settingsKey, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_key(settingsKey)
{
    setChildrenCollapsible(false);
    setHandleWidth(measure::kEdge);
    addWidget(list);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        QSettings().setValue(
            m_key + (orientation() == Qt::Horizontal ? QStringLiteral("/beside") : QStringLiteral("/below")), saveState());
    });
}

void DetailSplit::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    turn();
}

QSize DetailSplit::minimumSizeHint() const
{
    int least = 0;
    for (int i = 0; i < count(); ++i)
        least = std::max(least, widget(i)->minimumSizeHint().expandedTo(widget(i)->minimumSize()).width());
    return {least, kLeastHeight};
}

void DetailSplit::turn()
{
    const auto wanted = width() < kBelowUnder ? Qt::Vertical : Qt::Horizontal;
    if (m_placed && orientation() == wanted)
        return;
    m_placed = true;
    setOrientation(wanted);
    const auto state = QSettings()
                           .value(m_key + (wanted == Qt::Horizontal ? QStringLiteral("/beside") : QStringLiteral("/below")))
                           .toByteArray();
    if (!state.isEmpty() && restoreState(state) && orientation() == wanted)
        return;
    setOrientation(wanted);
    if (wanted == Qt::Horizontal)
        setSizes({std::max(1, width() - measure::kDetail), measure::kDetail});
    else
        setSizes({height() * (100 - kDetailShare) / 100, height() * kDetailShare / 100});
}

} // namespace sluice
