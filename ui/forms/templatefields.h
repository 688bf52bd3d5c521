// The function configuration of a template as fields. It shows what a JSON text says, and tells which value of that text a
// person changed; the text itself belongs to the form around it.
#pragma once

#include "engine/functions/native/templateparameter.h"
#include "ui/forms/field.h"
#include "ui/forms/staged.h"

#include <QStringList>

namespace sluice {

class ChipList;
class ChoiceBox;
struct JsonValue;

class TemplateFields final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Text, Character, Bucket, Compression, Project, Logstore, Columns, Flag };
    struct Item {
        QString id; // also the key of its problems: "target.ossBucket"
        Kind kind = Kind::Text;
        Field *field = nullptr;
        QWidget *control = nullptr;
        QString label;
        QString advice; // goes on from the label: "goes before the date; …"
    };

    TemplateFields(Staged &staged, NativeTemplateKind kind, QWidget *parent = nullptr);
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    void read(const QString &json); // shows it; a text that is no JSON leaves everything as it is, but not to be changed
    void review();
    void refill(); // other buckets, projects and Logstores to choose from
    void setColumns(const QStringList &columns); // to suggest

    // What a template starts with; a column list as known.
    [[nodiscard]] static QString defaults(NativeTemplateKind kind, const QStringList &columns);

signals:
    void edited(const QString &id, const QStringList &path, const QString &json); // by a person
    void explained(const QString &label, const QString &advice); // of the field with the focus

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildShipper();
    void buildReplication();
    Item &add(const QString &id, Kind kind, const QString &label, const QString &advice, QWidget *control);
    void watch(const Item &item);
    void show(const Item &item, const JsonValue *value);
    [[nodiscard]] QString text(const QString &id) const;
    [[nodiscard]] ChoiceBox *choice(const QString &id) const;
    void reviewItem(const Item &item);

    Staged &m_staged;
    NativeTemplateKind m_kind;
    std::vector<Item> m_items;
    QStringList m_columns;
};

} // namespace sluice
