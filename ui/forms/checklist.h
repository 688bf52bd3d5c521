// Things that are ticked, each with what it means beside it.
#pragma once

#include <QListWidget>

namespace sluice {

struct CheckItem {
    QString value;
    QString remark;
    bool checked = false;
};

class CheckList final : public QListWidget {
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);
    void setItems(const QList<CheckItem> &items); // says nothing
    [[nodiscard]] QStringList checked() const; // those that were set first, in their order; then of the list
    void setChecked(const QStringList &values); // says nothing
    void setRows(int rows); // visible without scrolling
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

signals:
    void changed(); // by a person

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void addLine(const CheckItem &item);
    void toggle(QListWidgetItem *line);

    QStringList m_order; // as set
    int m_rows = 4;
};

// The system policies a service's role usually takes, with their meaning; and all of them.
[[nodiscard]] QList<CheckItem> usualPolicies();
[[nodiscard]] QList<CheckItem> allPolicies();

} // namespace sluice
