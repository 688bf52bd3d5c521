// A table of triggers: delegates for each column of a TriggerModel, and widths that never cut state, reason and lag.
#pragma once

#include "models/triggermodel.h"
#include "ui/widgets/table.h"

namespace sluice {

class TriggerTable final : public Table {
    Q_OBJECT
public:
    enum class Names { Whole, TriggerOnly }; // how much room a name gets: SERVICE/FUNCTION/TRIGGER, or of one service

    explicit TriggerTable(TriggerModel &model, Names names = Names::Whole,
                          QWidget *parent = nullptr); // the model outlives it

    [[nodiscard]] QString keyAt(int row) const; // SERVICE/FUNCTION/TRIGGER

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void measureNames();
    void fitColumns();

    TriggerModel &m_model;
    Names m_kind;
    std::size_t m_measured = 0;
    int m_widestName = 0;
};

} // namespace sluice
