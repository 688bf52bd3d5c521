#include "ui/doctor/answerbox.h"

#include "ui/theme/fonts.h"

#include <QGridLayout>

namespace sluice {

namespace {

constexpr int kWord = 28; // "Why", "Do"

QLabel *sentenceLabel()
{
    auto *label = new InkLabel(Ink::Text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

} // namespace

AnswerBox::AnswerBox(QWidget *parent)
    : TintBox(Tint::Bad, parent)
    , m_sign(new BadgeLabel)
    , m_what(sentenceLabel())
    , m_seen(makeLabel({}, Ink::Text2))
    , m_whyWord(makeLabel(tr("Why"), Ink::Text2))
    , m_why(sentenceLabel())
    , m_todoWord(makeLabel(tr("Do"), Ink::Text2))
    , m_todo(sentenceLabel())
    , m_fixes{makeButton({}, nullptr, ButtonSize::Page, ButtonRank::Default), makeButton({}, nullptr, ButtonSize::Page)}
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kEdge, measure::kSection - 2, measure::kEdge, measure::kSection - 2);
    row->setSpacing(measure::kGap);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kSmallGap + 2);
    grid->setVerticalSpacing(measure::kSmallGap);
    grid->setColumnMinimumWidth(0, kWord);
    grid->setColumnStretch(1, 1);
    m_what->setFont(fonts::card());
    grid->addWidget(m_what, 0, 0, 1, 2);
    grid->addWidget(m_whyWord, 1, 0, Qt::AlignTop);
    grid->addWidget(m_why, 1, 1);
    grid->addWidget(m_todoWord, 2, 0, Qt::AlignTop);
    grid->addWidget(m_todo, 2, 1);
    row->addLayout(grid, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(measure::kSmallGap);
    m_seen->setAlignment(Qt::AlignRight | Qt::AlignTop);
    right->addWidget(m_seen);
    right->addStretch(1);
    for (int i = 0; i < kFixes; ++i) {
        right->addWidget(m_fixes[i], 0, Qt::AlignRight);
        connect(m_fixes[i], &QPushButton::clicked, this, [this, i] { emit fixAsked(i); });
    }
    row->addLayout(right);
}

void AnswerBox::set(Tint tint, const Trouble &answer, const QString &seen, const QStringList &fixes)
{
    setTint(tint);
    const auto isOk = tint == Tint::Ok;
    m_sign->set(QLatin1String(isOk                     ? "ok"
                                  : tint == Tint::Warn ? "warning"
                                  : tint == Tint::Info ? "clock"
                                                       : "failed"),
                isOk                     ? Ink::Ok
                    : tint == Tint::Warn ? Ink::Warn
                    : tint == Tint::Info ? Ink::Accent
                                         : Ink::Bad,
                {});
    m_sign->setFixedWidth(measure::kIcon);
    m_what->setText(answer.what);
    m_why->setText(answer.why);
    m_todo->setText(answer.todo);
    for (auto *label : {m_whyWord, m_why})
        label->setVisible(!answer.why.isEmpty());
    for (auto *label : {m_todoWord, m_todo})
        label->setVisible(!answer.todo.isEmpty());
    m_seen->setText(seen);
    for (int i = 0; i < kFixes; ++i) {
        const auto fix = fixes.value(i);
        m_fixes[i]->setVisible(!fix.isEmpty());
        if (m_fixes[i]->text() != fix)
            m_fixes[i]->setText(fix);
    }
    setAccessibleName(answer.what);
    setAccessibleDescription(answer.why + QLatin1Char('\n') + answer.todo);
}

void AnswerBox::setBusy(bool busy)
{
    for (auto *button : m_fixes)
        button->setEnabled(!busy);
}

} // namespace sluice
