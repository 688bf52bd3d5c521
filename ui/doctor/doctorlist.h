// What was looked at, in the order of the path: state, what it is about, what was seen, and the button that mends it.
// The chosen row unfolds to all that was seen.
#pragma once

#include "models/celltable.h"
#include "ui/doctor/checkwords.h"
#include "ui/widgets/table.h"

namespace sluice {

class DoctorList final : public Table {
    Q_OBJECT
public:
    explicit DoctorList(QWidget *parent = nullptr);

    struct Item {
        CheckRow row;
        QString fix; // the button's words; "" = none

        friend bool operator==(const Item &, const Item &) = default;
    };
    void setItems(std::vector<Item> items);
    void setBusy(bool busy); // the buttons wait
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }

    static constexpr int kRowHeight = 44;
    static constexpr int kLine = 15;

signals:
    void fixAsked(int row);

private:
    enum Column { State, Words, Fix };

    void placeButtons();
    void unfold(int row);

    CellTable m_model;
    std::vector<Item> m_items;
    int m_unfolded = -1;
    bool m_busy = false;
};

} // namespace sluice
