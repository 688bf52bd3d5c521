#include "ui/wizard/wizardfooter.h"

#include "ui/theme/icons.h"
#include "ui/widgets/cardframe.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>

namespace sluice {

namespace {

constexpr int kProgressWidth = 120;

} // namespace

WizardFooter::WizardFooter(QWidget *parent)
    : QWidget(parent)
    , m_cancel(makeButton(tr("Cancel"), nullptr))
    , m_icon(new IconMark(QLatin1String("info"), Ink::Text2))
    , m_text(new InkLabel(Ink::Text2))
    , m_progress(new QProgressBar)
    , m_back(makeButton(tr("&Back"), "left"))
    , m_next(makeButton(tr("&Next"), nullptr, ButtonSize::Page, ButtonRank::Default))
{
    setFixedHeight(kHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kEdge, 1, measure::kEdge, 0);
    row->setSpacing(measure::kGap);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_icon);
    m_text->setElide(Qt::ElideRight);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_text, 100);
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Creating"));
    row->addWidget(m_progress);
    row->addSpacing(measure::kSmallGap);
    row->addWidget(m_back);
    row->addWidget(m_next);
    m_progress->hide();
    connect(m_cancel, &QPushButton::clicked, this, &WizardFooter::cancelAsked);
    connect(m_back, &QPushButton::clicked, this, &WizardFooter::backAsked);
    connect(m_next, &QPushButton::clicked, this, &WizardFooter::nextAsked);
}

void WizardFooter::setStep(bool first, bool last)
{
    m_first = first;
    m_next->setText(last ? tr("&Create") : tr("&Next"));
    m_next->setIcon(last ? icon("check", Ink::OnAccent) : QIcon());
    m_back->setVisible(!first);
    setBusy(m_busy);
}

void WizardFooter::setSummary(const ProblemSummary &summary, bool canGoOn)
{
    m_canGoOn = canGoOn;
    m_icon->setVisible(!summary.icon.isEmpty() && !summary.text.isEmpty());
    m_icon->set(summary.icon, summary.ink);
    m_text->setInk(summary.ink);
    m_text->setFullText(summary.text);
    m_text->setText(summary.text.isEmpty() ? QString() : summary.text);
    setBusy(m_busy);
}

void WizardFooter::setBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    m_back->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    m_next->setEnabled(!busy && m_canGoOn);
}

QString WizardFooter::text() const
{
    return m_text->fullText();
}

void WizardFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(palette()).border);
}

} // namespace sluice
