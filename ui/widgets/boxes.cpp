#include "ui/widgets/boxes.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"

#include <QGridLayout>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kEmptyWidth = 420;

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

// "Why" and "Do" with their texts, labels aligned.
QGridLayout *reasons(QLabel *why, QLabel *todo)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(measure::kSection);
    grid->setVerticalSpacing(measure::kSmallGap);
    const QLabel *const texts[] = {why, todo};
    const QString words[] = {TroubleBox::tr("Why"), TroubleBox::tr("Do")};
    for (int row = 0; row < 2; ++row) {
        auto *word = makeLabel(words[row], Ink::Text2);
        grid->addWidget(word, row, 0, Qt::AlignTop);
        grid->addWidget(const_cast<QLabel *>(texts[row]), row, 1);
    }
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

TintBox::TintBox(Tint tint, QWidget *parent)
    : QFrame(parent)
    , m_tint(tint)
{
}

void TintBox::setTint(Tint tint)
{
    m_tint = tint;
    update();
}

void TintBox::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.tintFrame(m_tint));
    painter.setBrush(theme.tint(m_tint));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
}

MessageStrip::MessageStrip(QWidget *parent)
    : TintBox(Tint::Bad, parent)
    , m_icon(new BadgeLabel)
    , m_strong(new InkLabel(Ink::Text))
    , m_rest(new InkLabel(Ink::Text))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kSection, 0, measure::kSection, 0);
    row->setSpacing(measure::kSmallGap);
    setFixedHeight(36);
    m_icon->setFixedWidth(measure::kIcon + 4);
    m_strong->setFont(fonts::bold());
    m_rest->setElide(Qt::ElideRight);
    row->addWidget(m_icon);
    row->addWidget(m_strong);
    row->addWidget(m_rest, 1);
}

void MessageStrip::set(Tint tint, QLatin1String icon, const QString &strong, const QString &rest)
{
    setTint(tint);
    m_icon->set(icon,
                tint == Tint::Bad        ? Ink::Bad
                    : tint == Tint::Warn ? Ink::Warn
                    : tint == Tint::Ok   ? Ink::Ok
                                         : Ink::Accent,
                {});
    m_icon->setFixedWidth(measure::kIcon + 4);
    m_strong->setFullText(strong);
    m_rest->setFullText(rest);
    setAccessibleName(strong + QLatin1Char(' ') + rest);
}

void MessageStrip::setButton(QPushButton *button)
{
    layout()->addWidget(button);
}

TroubleBox::TroubleBox(QWidget *parent)
    : TintBox(Tint::Bad, parent)
    , m_what(wrapped(makeHeading({})))
    , m_why(wrapped(new InkLabel(Ink::Text)))
    , m_todo(wrapped(new InkLabel(Ink::Text)))
    , m_buttons(new QWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kSection + 2, 8, measure::kSection, 9);
    row->setSpacing(measure::kGap);
    auto *sign = new BadgeLabel;
    sign->set(QLatin1String("failed"), Ink::Bad, {});
    sign->setFixedWidth(measure::kIcon);
    row->addWidget(sign, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kSmallGap + 2);
    column->addWidget(m_what);
    column->addLayout(reasons(m_why, m_todo));
    m_buttons->setLayout(new FlowLayout(measure::kGap));
    m_buttons->hide();
    column->addWidget(m_buttons);
    row->addLayout(column, 1);
}

void TroubleBox::setButtons(const QList<QPushButton *> &buttons)
{
    while (auto *item = m_buttons->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (auto *button : buttons)
        m_buttons->layout()->addWidget(button);
    m_buttons->setVisible(!buttons.isEmpty());
}

void TroubleBox::set(const Trouble &trouble)
{
    m_what->setText(trouble.what);
    m_why->setText(trouble.why);
    m_todo->setText(trouble.todo);
    setAccessibleName(trouble.what);
    setAccessibleDescription(trouble.why + QLatin1Char('\n') + trouble.todo);
}

class EmptyState::Picture final : public QWidget {
public:
    Picture() { setFixedSize(24, 24); }
    void set(QLatin1String icon, Ink ink)
    {
        m_icon = icon;
        m_ink = ink;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), m_icon, Theme::of(palette()).ink(m_ink));
    }

private:
    QLatin1String m_icon;
    Ink m_ink = Ink::Text2;
};

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_holder(new QWidget)
    , m_picture(new Picture)
    , m_title(new InkLabel(Ink::Text))
    , m_text(wrapped(new InkLabel(Ink::Text)))
    , m_reasons(new QWidget)
    , m_why(wrapped(new InkLabel(Ink::Text)))
    , m_todo(wrapped(new InkLabel(Ink::Text)))
    , m_buttons(new QHBoxLayout)
{
    m_title->setFont(fonts::card());
    auto *inner = reasons(m_why, m_todo);
    m_reasons->setLayout(inner);
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kSmallGap);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_reasons);
    column->addSpacing(measure::kGap);
    m_buttons->setSpacing(measure::kGap);
    column->addLayout(m_buttons);
    auto *block = new QHBoxLayout;
    block->setSpacing(measure::kSection - 2);
    block->addWidget(m_picture, 0, Qt::AlignTop | Qt::AlignLeft);
    block->addLayout(column, 1);
    for (auto *label : {m_title, m_text, m_why, m_todo}) // the width is the block's, not that of the shortest
        label->setSizePolicy(QSizePolicy::Expanding, label->sizePolicy().verticalPolicy());
    m_holder->setLayout(block);
    m_holder->setMaximumWidth(kEmptyWidth);
    m_holder->setMinimumWidth(280);
    block->setContentsMargins(0, 0, 0, 0);
    auto *outer = new QGridLayout(this);
    outer->setRowStretch(0, 3);
    outer->setRowStretch(2, 4);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(2, 1);
    outer->addWidget(m_holder, 1, 1);
    outer->setColumnStretch(1, 4);
}

void EmptyState::say(QLatin1String icon, Ink ink, const QString &title, const QString &text)
{
    m_picture->set(icon, ink);
    m_title->setText(title);
    m_text->setText(text);
    m_text->show();
    m_reasons->hide();
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::say(const Trouble &trouble)
{
    m_picture->set(QLatin1String("failed"), Ink::Bad);
    m_title->setText(trouble.what);
    m_why->setText(trouble.why);
    m_todo->setText(trouble.todo);
    m_text->hide();
    m_reasons->show();
    setAccessibleName(trouble.what);
    setAccessibleDescription(trouble.why);
}

void EmptyState::setButtons(const QList<QPushButton *> &buttons)
{
    while (auto *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (auto *button : buttons)
        m_buttons->addWidget(button);
    m_buttons->addStretch(1);
}

void EmptyState::setNarrow()
{
    m_holder->setMinimumWidth(0);
    m_title->setWordWrap(true);
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).base);
}

} // namespace sluice
