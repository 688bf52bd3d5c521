#include "ui/widgets/statechips.h"

#include "ui/theme/status.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/flowlayout.h"

namespace sluice {

StateChips::StateChips(TriggerModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_all(new StateChip(tr("All"), {}, Ink::Text))
{
    auto *flow = new FlowLayout(measure::kSmallGap, this);
    m_all->setChecked(true);
    flow->addWidget(m_all);
    for (int state = 0; state < kPumpStates; ++state) {
        const auto badge = badgeOf(PumpState(state));
        auto *chip = new StateChip(word(PumpState(state)), badge.icon, badge.ink);
        chip->hide();
        m_chips[std::size_t(state)] = chip;
        flow->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, &StateChips::apply);
    }
    connect(m_all, &QPushButton::clicked, this, &StateChips::clear);
    connect(&m_model, &TriggerModel::countsChanged, this, &StateChips::count);
    count();
}

void StateChips::clear()
{
    for (auto *chip : m_chips)
        chip->setChecked(false);
    apply();
}

void StateChips::apply()
{
    std::vector<PumpState> states;
    for (int state = 0; state < kPumpStates; ++state) {
        if (m_chips[std::size_t(state)]->isChecked())
            states.push_back(PumpState(state));
    }
    m_all->setChecked(states.empty());
    m_model.setStates(std::move(states));
    count();
    emit changed();
}

void StateChips::count()
{
    m_all->setCount(m_model.total());
    for (int state = 0; state < kPumpStates; ++state) {
        auto *chip = m_chips[std::size_t(state)];
        const auto count = m_model.count(PumpState(state));
        chip->setCount(count);
        chip->setVisible(count > 0 || chip->isChecked() || chip->hasFocus());
    }
}

} // namespace sluice
