// Ctrl+K: everything that there is and everything that can be done, found by typing. A sheet over the window; it takes the
// keyboard while it is open and gives it back.
#pragma once

#include "models/palette.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace sluice {

class InkLabel;

class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);
    void open(std::vector<PaletteEntry> entries);
    [[nodiscard]] PaletteModel &model() { return m_model; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }

signals:
    void placeAsked(const QString &place);

protected:
    bool eventFilter(QObject *object, QEvent *event) override; // the keys of the field, the clicks beside the sheet
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int kWidth = 560;
    static constexpr int kRows = 12;

    void choose(int row);
    void shut();
    void step(int by);
    void place();

    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    InkLabel *m_note;
    QPointer<QWidget> m_before; // had the focus
};

} // namespace sluice
