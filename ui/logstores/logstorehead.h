// The head of one Logstore: crumbs, name with its facts, what can be done, and a message when something is wrong.
#pragma once

#include "models/logstoremodel.h"
#include "ui/errors.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class Crumbs;
class InkLabel;
class MessageStrip;

class LogstoreHead final : public QWidget {
    Q_OBJECT
public:
    explicit LogstoreHead(QWidget *parent = nullptr);

    void set(const LogstoreRow &row, std::size_t readers);
    void setGone(const LogstoreKey &key); // nothing has this name now
    void setConnected(bool connected);
    void say(const Trouble &trouble); // an empty one takes the message away

signals:
    void placeAsked(const QString &place); // ui/places.h
    void importAsked();
    void editAsked();
    void deleteAsked();

private:
    void showName();
    void showCrumbs();
    void updateButtons();

    LogstoreKey m_key;
    Crumbs *m_crumbs;
    InkLabel *m_name;
    InkLabel *m_facts;
    QPushButton *m_import;
    QPushButton *m_edit;
    QPushButton *m_delete;
    MessageStrip *m_message;
    bool m_connected = false;
    bool m_gone = false;
};

} // namespace sluice
