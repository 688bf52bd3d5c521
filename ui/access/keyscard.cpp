#include "ui/access/keyscard.h"

#include "models/accesswords.h"
#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QGridLayout>

namespace sluice {

KeysCard::KeysCard(QWidget *parent)
    : CardFrame(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(measure::kSection, 10, measure::kSection, 10);
    m_grid->setHorizontalSpacing(measure::kSection);
    m_grid->setVerticalSpacing(measure::kSmallGap);
    m_grid->setColumnStretch(2, 1);
}

void KeysCard::setKeys(const std::vector<AccessKey> &keys, std::int64_t nowMs)
{
    while (auto *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (keys.empty()) {
        m_grid->addWidget(makeLabel(tr("No key: this user cannot call from outside."), Ink::Text2), 0, 0, 1, 3);
        return;
    }
    int row = 0;
    bool anyOld = false;
    for (const auto &key : keys) {
        auto *id = makeLabel(QString::fromStdString(key.id));
        id->setFont(fonts::code());
        id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        id->setAccessibleName(tr("Access key id"));
        m_grid->addWidget(id, row, 0);
        auto *state = new BadgeLabel;
        state->setBold(false);
        if (key.active)
            state->set(QLatin1String("ok"), Ink::Ok, tr("Active"));
        else
            state->set(QLatin1String("paused"), Ink::Idle, tr("Off"));
        m_grid->addWidget(state, row, 1);
        const bool old = nowMs - key.createdMs > kOldDays * 86'400'000ll;
        auto *age = makeLabel(old ? tr("%1 old").arg(accesswords::age(key.createdMs, nowMs))
                                  : tr("made %1").arg(format::timeOfDay(key.createdMs, nowMs)),
                              old ? Ink::Warn : Ink::Text2);
        anyOld = anyOld || old;
        age->setToolTip(format::fullTime(key.createdMs));
        m_grid->addWidget(age, row, 2);
        ++row;
    }
    if (anyOld)
        m_grid->addWidget(makeLabel(tr("Time for a new key: an old one has been seen by many."), Ink::Warn), row, 0, 1, 3);
}

} // namespace sluice
