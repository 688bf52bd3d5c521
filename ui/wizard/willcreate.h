// The card beside a form: what the page will create, line by line.
#pragma once

#include "ui/widgets/cardframe.h"

class QVBoxLayout;

namespace sluice {

class WillCreate final : public CardFrame {
    Q_OBJECT
public:
    struct Line {
        const char *icon;
        QString html;
    };
    explicit WillCreate(const QString &title, const QString &note, QWidget *parent = nullptr);
    void setLines(const QList<Line> &lines);
    [[nodiscard]] QStringList texts() const { return m_texts; } // plain

    static constexpr int kWidth = 272;

private:
    QVBoxLayout *m_lines;
    QStringList m_texts;
};

} // namespace sluice
