// How cells look. All keep their colours when the row is selected; none sizes itself by its content.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace sluice {

class Table;

// Background, row line, hover, selection and focus of the row; then the text. `SuffixRole` follows small and fixed.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    static constexpr int kPadding = 8;
    // `rect` is inside the padding; the pen is set to the text colour.
    virtual void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const;
    void drawText(QPainter *painter, const QRect &rect, const QModelIndex &index, const QString &text,
                  Qt::TextElideMode elide = Qt::ElideRight) const;
};

enum class BadgeKind { Pump, Execution };

class BadgeDelegate final : public CellDelegate { // icon and word in the state's colour
    Q_OBJECT
public:
    BadgeDelegate(BadgeKind kind, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    BadgeKind m_kind;
};

class NameDelegate final : public CellDelegate { // PrefixRole in the second tone, then the name
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

class TimeDelegate final : public CellDelegate { // the arrow that unfolds, then the time; attempts are indented
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

class ErrorDelegate final : public CellDelegate { // in the colour of trouble, or as a remark
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

class NoteDelegate final : public CellDelegate { // NoteRole: in the second tone
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

class SparkDelegate final : public CellDelegate { // a line of 92×16 of ValueRole's list, then the number
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace sluice
