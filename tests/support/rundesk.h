// The workbench with what a test run needs beside it. Header only.
#pragma once

#include "tests/support/workhouse.h"
#include "ui/functions/placeview.h"

#include <QComboBox>

namespace sluice::test {

struct RunDesk : WorkHouse {
    using WorkHouse::WorkHouse;
    [[nodiscard]] QString state() const { return named<BadgeLabel>("runState")->accessibleName(); }
    [[nodiscard]] PlaceView *view(const QString &name) const
    {
        for (auto *one : bench->run()->findChildren<PlaceView *>()) {
            if (one->view()->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QComboBox *events() const { return bench->events()->choice(); }
    [[nodiscard]] CodeEditor *event() const { return bench->events()->editor(); }
    void choose(const QString &text) const
    {
        events()->setCurrentIndex(events()->findText(text));
        emit events()->activated(events()->currentIndex());
    }
    void captureSome()
    {
        std::vector<LedgerRow> rows{sceneRow(kSceneNow - 29'000, 1, 1284, 700)};
        rows.back().trigger = kSceneTrigger;
        client.inject(std::move(rows));
    }
};

} // namespace sluice::test
