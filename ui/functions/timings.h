// Where the time of a call went: a bar for waiting, for the start of an instance, for the function itself.
#pragma once

#include "engine/client/rows.h"

#include <QWidget>

#include <optional>

namespace sluice {

class Timings final : public QWidget {
    Q_OBJECT
public:
    explicit Timings(QWidget *parent = nullptr);
    void set(const InvokeAnswer &answer, int memoryMb);
    void clear();
    [[nodiscard]] static std::int64_t totalMicros(const InvokeAnswer &answer);
    [[nodiscard]] QStringList rowTexts() const; // "Wait 6 ms": as they are read out

    QSize minimumSizeHint() const override { return {180, 96}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QString name;
        std::int64_t micros = 0;
        bool isWork = false; // of the function: the other colour is what is around it
    };
    [[nodiscard]] QList<Row> rows() const;
    [[nodiscard]] QString summary() const;

    std::optional<InvokeAnswer> m_answer; // without its texts
    int m_memoryMb = 0;
};

[[nodiscard]] QString microsText(std::int64_t micros); // 0.4 ms, 21 ms, 2.1 s

} // namespace sluice
