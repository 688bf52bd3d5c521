#include "ui/wizard/wizardstep.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kRingRoom = 4; // around what scrolls: its area cuts off what sticks out, and a focus ring does

// As wide as there is room, as high as its texts need at that width.
class ScrollBody final : public QWidget {
public:
    explicit ScrollBody(QWidget *content)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(kRingRoom, kRingRoom, kRingRoom, kRingRoom);
        column->addWidget(content);
    }
    QSize minimumSizeHint() const override
    {
        const auto *inside = layout();
        const int height =
            inside->hasHeightForWidth() ? inside->totalMinimumHeightForWidth(width()) : inside->totalMinimumSize().height();
        return {0, height};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        updateGeometry();
    }
};

} // namespace

WizardStep::WizardStep(WizardDesk &desk, const QString &title, const QString &subtitle)
    : m_desk(desk)
    , m_title(title)
    , m_subtitle(new InkLabel(Ink::Text2))
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(measure::kEdge - kRingRoom, measure::kSection, measure::kEdge - kRingRoom,
                               measure::kEdge - kRingRoom);
    m_body->setSpacing(0);
    auto *heading = makeHeading(title);
    heading->setFont(fonts::title());
    heading->setContentsMargins(kRingRoom, 0, kRingRoom, 0);
    m_body->addWidget(heading);
    m_body->addSpacing(measure::kSmallGap);
    m_subtitle->setWordWrap(true);
    m_subtitle->setContentsMargins(kRingRoom, 0, kRingRoom, 0);
    m_subtitle->setText(subtitle);
    m_body->addWidget(m_subtitle);
    m_body->addSpacing(measure::kSection - kRingRoom);
    setAccessibleName(title);
}

void WizardStep::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
}

QScrollArea *WizardStep::scrolling(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(new ScrollBody(content));
    return scroll;
}

QString shown(const std::string &name)
{
    return QString::fromStdString(name).toHtmlEscaped();
}

QString strongName(const std::string &name)
{
    return QStringLiteral("<b>%1</b>").arg(shown(name));
}

} // namespace sluice
