#include "ui/functions/startercards.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kPadding = 12;

const char *iconOf(const Starter &starter)
{
    return starter.name == "clean" ? "filter" : starter.name == "ship" ? "export" : "code";
}

} // namespace

StarterCard::StarterCard(const StarterWords &words, QWidget *parent)
    : QAbstractButton(parent)
    , m_words(words)
{
    setCheckable(true);
    setText(words.title);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    setToolTip(words.text);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(kHeight);
}

void StarterCard::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool framed = isEnabled() && (isChecked() || hasFocus());
    painter.setPen(QPen(framed ? theme.accent : theme.border, framed ? 2 : 1));
    painter.setBrush(!isEnabled() ? theme.window : underMouse() && !isChecked() ? theme.hover : theme.base);
    const double half = framed ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), measure::kRadius, measure::kRadius);
    if (hasFocus() && isChecked()) {
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(4.5, 4.5, -4.5, -4.5));
    }
    const auto ink = isEnabled() ? theme.text : theme.text3;
    paintIcon(&painter, QRectF(kPadding, 13, measure::kIcon, measure::kIcon), QLatin1String(iconOf(m_words.starter)),
              framed && isChecked() ? theme.accent : ink);
    painter.setPen(ink);
    painter.setFont(fonts::card());
    painter.drawText(QRect(kPadding + 24, 10, width() - 2 * kPadding - 44, 22), Qt::AlignVCenter, m_words.title);
    painter.setFont(fonts::base());
    painter.drawText(QRect(kPadding, 38, width() - 2 * kPadding, kHeight - 44), Qt::AlignTop | Qt::TextWordWrap,
                     m_words.text);
    if (isChecked() && isEnabled())
        paintIcon(&painter, QRectF(width() - kPadding - measure::kIcon, 13, measure::kIcon, measure::kIcon),
                  QLatin1String("ok"), theme.accent);
}

StarterCards::StarterCards(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(measure::kGap);
    connect(m_group, &QButtonGroup::buttonClicked, this, &StarterCards::chosen);
}

void StarterCards::setRuntime(const std::string &runtime)
{
    if (std::exchange(m_runtime, runtime) == runtime)
        return;
    const auto *before = current();
    const auto name = before ? before->name : std::string();
    setFocusProxy(nullptr);
    for (auto *card : m_group->buttons()) {
        m_group->removeButton(card);
        m_row->removeWidget(card);
        card->hide();
        card->deleteLater();
    }
    for (const auto &words : starterWords(runtime)) {
        auto *card = new StarterCard(words);
        m_group->addButton(card);
        m_row->addWidget(card, 1);
    }
    choose(name);
}

const Starter *StarterCards::current() const
{
    const auto *card = static_cast<const StarterCard *>(m_group->checkedButton());
    return card ? &card->starter() : nullptr;
}

void StarterCards::choose(const std::string &name)
{
    const auto all = m_group->buttons();
    if (all.isEmpty())
        return;
    auto *wanted = all.front();
    for (auto *card : all) {
        if (static_cast<StarterCard *>(card)->starter().name == name)
            wanted = card;
    }
    wanted->setChecked(true);
    setFocusProxy(wanted);
}

} // namespace sluice
