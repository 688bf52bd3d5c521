// A splitter between cards: the gap is enough, until the pointer is on it. Its sizes are kept.
#pragma once

#include <QSplitter>

namespace sluice {

class GapSplitter final : public QSplitter {
    Q_OBJECT
public:
    GapSplitter(Qt::Orientation orientation, const QString &settingsKey, QWidget *parent = nullptr);
    bool restore(); // the sizes of before; false = there are none

protected:
    QSplitterHandle *createHandle() override;

private:
    QString m_key;
};

} // namespace sluice
