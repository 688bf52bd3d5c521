// The states of a TriggerModel as chips with their counts; the chosen ones are its filter.
#pragma once

#include "models/triggermodel.h"

#include <QWidget>

#include <array>

namespace sluice {

class StateChip;

class StateChips final : public QWidget {
    Q_OBJECT
public:
    explicit StateChips(TriggerModel &model, QWidget *parent = nullptr); // the model outlives the chips
    void clear(); // all states
    void apply(); // the chosen ones to the model, which another filter may have had meanwhile

signals:
    void changed(); // the model's filter

private:
    void count();

    TriggerModel &m_model;
    StateChip *m_all;
    std::array<StateChip *, kPumpStates> m_chips{};
};

} // namespace sluice
