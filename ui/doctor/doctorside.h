// Beside the checks: the last ticks with their reasons, the last exceptions in the trigger log, and the guide's three
// questions with their answers.
#pragma once

#include "engine/client/accessrows.h"
#include "models/celltable.h"
#include "models/polledfeed.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace sluice {

class BadgeLabel;
class EmptyState;
class Table;

class DoctorSide final : public QWidget {
    Q_OBJECT
public:
    explicit DoctorSide(QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; it outlives this
    void watch(const TriggerKey &trigger);
    void stop();
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }
    void setChecks(const CheckRows &checks);

private:
    static constexpr int kRowsMax = 8;
    static constexpr std::uint32_t kExceptionsMax = 100;

    QWidget *buildQuestions();
    void takePumps(Result<PumpRows> answer);
    void takeExceptions(Result<LedgerRows> answer);
    void answerQuestions();

    std::unique_ptr<PolledFeed<GetPumps>> m_pumpFeed;
    std::unique_ptr<PolledFeed<ReadLedger>> m_exceptionFeed;
    CellTable m_ticks;
    CellTable m_exceptions;
    Table *m_tickTable;
    Table *m_exceptionTable;
    EmptyState *m_noExceptions;
    struct Question {
        BadgeLabel *sign = nullptr;
        QLabel *text = nullptr;
    };
    Question m_questions[3];
    std::vector<PumpRow> m_pumps;
    std::vector<LedgerRow> m_failed;
    int m_authorized = -1; // -1 = not looked yet
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
