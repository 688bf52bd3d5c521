// A template of the gallery as a card that is chosen. Arrow keys go from card to card.
#pragma once

#include "models/wizarddefaults.h"

#include <QAbstractButton>

namespace sluice {

// What a person reads about a template.
struct TemplateWords {
    std::string kind;
    const char *icon;
    QString name;
    QString facts; // "native, 768 MB, 120 s"
    QString text;
    QString needs;
    QString detail; // one or two sentences
    QList<std::pair<QString, QString>> parameters; // key of the function configuration → what is in it
};
[[nodiscard]] QList<TemplateWords> templateWords(); // in the order of templateFacts()

class TemplateCard final : public QAbstractButton {
    Q_OBJECT
public:
    explicit TemplateCard(const TemplateWords &words, QWidget *parent = nullptr);
    [[nodiscard]] const std::string &kind() const { return m_words.kind; }
    [[nodiscard]] bool matches(const QString &filter) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static constexpr int kHeight = 156;

signals:
    void opened(); // double click, Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    TemplateWords m_words;
};

} // namespace sluice
