// Language, light or dark, time zone, notices: each takes effect at once.
#pragma once

#include "models/format.h"
#include "ui/window/settings.h"
#include "ui/window/sheet.h"

class QComboBox;

namespace sluice {

class SettingsSheet final : public Sheet {
    Q_OBJECT
public:
    explicit SettingsSheet(const QString &dataDirectory, QWidget *window);

signals:
    void changed(const sluice::Settings &settings); // saved already
    void zoneChanged(); // format::zone(), kept already

private:
    QComboBox *addChoice(const QString &label, const QList<std::pair<QString, QString>> &choices, const QString &now,
                         const QString &hint);
    void take();

    class QGridLayout *m_grid;
    QComboBox *m_language;
    QComboBox *m_scheme;
    QComboBox *m_zone;
    QComboBox *m_notices;
    format::Zone m_zoneWas = format::zone(); // what the box said last
};

} // namespace sluice
