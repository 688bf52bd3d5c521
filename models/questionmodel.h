// What was asked of "may X do Y on Z?" in this session, the newest first. It is not kept anywhere.
#pragma once

#include "engine/client/accessrows.h"

#include <QAbstractTableModel>

#include <deque>

namespace sluice {

struct Question {
    std::int64_t timeMs = 0;
    std::string who;
    std::string action;
    std::string resource;
    AccessAnswer answer;
};

class QuestionModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Answer, Who, Action, Resource, Time, kColumns };
    static constexpr std::size_t kKept = 200; // older questions are forgotten

    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override; // StateRole of Answer: 1 = allowed, 0 = denied
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void add(Question question);
    [[nodiscard]] const Question &at(int row) const { return m_rows[std::size_t(row)]; }

private:
    std::deque<Question> m_rows;
};

} // namespace sluice
