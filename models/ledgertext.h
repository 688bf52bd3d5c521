// Attempts of the trigger log as text for other programs: CSV and JSON lines. Names, codes and times (ISO 8601, UTC) are
// the same in every language.
#pragma once

#include "models/ledgerring.h"

#include <QByteArray>

namespace sluice {

enum class LedgerForm { Csv, Json };

struct LedgerText {
    std::string trigger; // SERVICE/FUNCTION/TRIGGER, in every line
    LedgerForm form = LedgerForm::Csv;

    [[nodiscard]] QByteArray head() const; // CSV: the names; "" else. Ends with its line break
    void append(QByteArray &out, const Execution &execution, int attempt) const; // one line; attempt -1 = all of it
};

// As RFC 4180: quoted where it has a comma, a quote or a line break.
[[nodiscard]] QByteArray csvCell(const QByteArray &text);

} // namespace sluice
