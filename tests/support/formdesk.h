// A workspace on a staged engine that takes definitions, and how a person works a form. Header only: not every test has
// widgets.
#pragma once

#include "tests/support/pagefixture.h"
#include "ui/forms/editors.h"
#include "ui/forms/formdialog.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace sluice::test {

struct FormDesk {
    FormDesk()
        : workspace([] { return kSceneNow; })
    {
        stageScene(client);
        client.on<PutDefinitions>([this](const PutDefinitions &command) -> Result<PutAnswer> {
            if (!command.dryRun && refusal)
                return tl::unexpected(*refusal);
            PutAnswer answer;
            if (command.dryRun)
                answer.problems = problems;
            return answer;
        });
        QObject::connect(&workspace, &Workspace::said, [this](const QString &text) { said.append(text); });
        QObject::connect(&workspace, &Workspace::placeAsked, [this](const QString &place) { places.append(place); });
        window.resize(1440, 900);
        window.show();
        workspace.attach(client);
    }
    [[nodiscard]] bool read()
    {
        return QTest::qWaitFor([this] { return workspace.definitions()->version > 0; });
    }
    [[nodiscard]] FormDialog *open(const char *place)
    {
        return openEditor(workspace, &window, QString::fromLatin1(place)) ? window.findChild<FormDialog *>() : nullptr;
    }
    [[nodiscard]] std::vector<PutDefinitions> saved() const
    {
        auto all = client.sent<PutDefinitions>();
        std::erase_if(all, [](const PutDefinitions &one) { return one.dryRun; });
        return all;
    }

    FakeEngineClient client;
    std::optional<Error> refusal; // of what is not a dry run
    std::vector<ProblemRow> problems; // of dry runs
    QStringList said;
    QStringList places;
    Workspace workspace;
    QWidget window;
};

template <class W> [[nodiscard]] W *named(const QWidget &in, const char *name)
{
    for (auto *widget : in.findChildren<W *>()) {
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    }
    return nullptr;
}

[[nodiscard]] inline QPushButton *button(const QWidget &in, const char *text)
{
    for (auto *one : in.findChildren<QPushButton *>()) {
        if (one->text().remove(QLatin1Char('&')) == QLatin1String(text) && !isPutAway(one))
            return one;
    }
    return nullptr;
}

// The field for the name of what a form makes.
[[nodiscard]] inline QLineEdit *nameOf(const QWidget &form)
{
    for (auto *edit : form.findChildren<QLineEdit *>()) {
        if (edit->accessibleName().endsWith(QLatin1String(" name")))
            return edit;
    }
    return nullptr;
}

inline void type(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

// As a person does it: whatever the field shows is replaced by a paste.
inline void paste(QLineEdit *edit, const QString &text)
{
    if (text.isEmpty()) {
        edit->setText(QStringLiteral("x"));
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        return;
    }
    edit->selectAll();
    QGuiApplication::clipboard()->setText(text);
    edit->paste();
}

[[nodiscard]] inline QString problemOf(const Form &form, const char *field)
{
    for (const auto &problem : form.problems()) {
        if (problem.field == QLatin1String(field) && !problem.isHint)
            return problem.text;
    }
    return {};
}

} // namespace sluice::test
