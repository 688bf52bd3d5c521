// A combo box whose entries have an icon, a name and a remark in the second tone. A value that is not among the entries
// stays chosen and is shown as gone: nothing is replaced behind a person's back.
#pragma once

#include <QComboBox>

namespace sluice {

struct Choice {
    QString value; // what is stored
    QString text; // "" = the value
    QString remark; // "region local"
    const char *icon = nullptr;
    bool enabled = true;
};

class ChoiceBox final : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget *parent = nullptr);
    void setChoices(const QList<Choice> &choices); // keeps the value
    void setPrompt(const QString &text); // when nothing is chosen
    [[nodiscard]] QString value() const; // "" = nothing chosen
    void setValue(const QString &value); // says nothing
    [[nodiscard]] bool isGone() const; // the value is none of the choices
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString &value); // by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; // only with the focus: a page scrolls past it

private:
    void fill();

    QList<Choice> m_choices;
    QString m_value;
    QString m_prompt;
};

} // namespace sluice
