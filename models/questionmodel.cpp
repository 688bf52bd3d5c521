#include "models/questionmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

QVariant QuestionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Answer: return tr("Answer");
    case Who: return tr("Who");
    case Action: return tr("Action");
    case Resource: return tr("Resource");
    case Time: return tr("Asked");
    default: return {};
    }
}

QVariant QuestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    switch (role) {
    case StateRole: return int(row.answer.allowed);
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return index.column() == Answer ? QVariant(QString::fromStdString(row.answer.explanation)) : QVariant();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Answer: return row.answer.allowed ? tr("Allowed") : tr("Denied");
    case Who: return QString::fromStdString(row.who);
    case Action: return QString::fromStdString(row.action);
    case Resource: return QString::fromStdString(row.resource);
    case Time: return format::timeOfDay(row.timeMs, row.timeMs);
    default: return {};
    }
}

void QuestionModel::add(Question question)
{
    if (m_rows.size() >= kKept) {
        const int last = int(m_rows.size()) - 1;
        beginRemoveRows({}, last, last);
        m_rows.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_rows.push_front(std::move(question));
    endInsertRows();
}

} // namespace sluice
