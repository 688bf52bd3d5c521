#include "ui/functions/namebox.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/focusring.h"

namespace sluice {

namespace {

constexpr int kBoxWidth = 420;

} // namespace

NameBox::NameBox(const QString &title, const QString &label, const QString &ok, const QString &name,
                 std::function<QString(const QString &)> check, QWidget *over)
    : QDialog(over)
    , m_check(std::move(check))
    , m_field(new QLineEdit(name))
    , m_remark(new InkLabel(Ink::Text2))
    , m_problem(new InkLabel(Ink::Bad))
    , m_ok(makeButton(ok, nullptr, ButtonSize::Page, ButtonRank::Default))
{
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(kBoxWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    auto *words = makeLabel(label);
    words->setBuddy(m_field);
    column->addWidget(words);
    column->addWidget(m_field);
    m_remark->setWordWrap(true);
    m_remark->hide();
    column->addWidget(m_remark);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(fontMetrics().height());
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    auto *cancel = makeButton(tr("&Cancel"), nullptr);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        emit named(this->name());
        accept();
    });
    connect(m_field, &QLineEdit::textChanged, this, &NameBox::refresh);
    connect(m_field, &QLineEdit::returnPressed, m_ok, &QPushButton::click);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    column->addLayout(row);
    new FocusRing(this);
    m_field->setFocus();
    const auto dot = name.lastIndexOf(QLatin1Char('.'));
    m_field->setSelection(int(name.lastIndexOf(QLatin1Char('/')) + 1),
                          int((dot > 0 ? dot : name.size()) - name.lastIndexOf(QLatin1Char('/')) - 1));
    refresh();
}

void NameBox::setRemark(const QString &text)
{
    m_remark->setText(text);
    m_remark->show();
}

QString NameBox::name() const
{
    return m_field->text().trimmed();
}

void NameBox::refresh()
{
    const auto problem = m_check(name());
    m_problem->setText(name().isEmpty() ? QString() : problem);
    m_ok->setEnabled(!name().isEmpty() && problem.isEmpty());
}

} // namespace sluice
