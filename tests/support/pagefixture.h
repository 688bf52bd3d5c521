// One page on a staged engine at a fixed time, without the window around it. Header only: not every test has widgets.
#pragma once

#include "tests/support/windowfixture.h"
#include "ui/page.h"

#include <QDir>
#include <QTranslator>

namespace sluice::test {

// The picture of a widget lands in SLUICE_PICTURES, else in the build folder, to be looked at. False = it has hardly a
// colour.
inline bool savePicture(QWidget &widget, const QString &name)
{
    const auto picture = widget.grab().toImage();
    const auto folder = qEnvironmentVariable("SLUICE_PICTURES", QStringLiteral(SLUICE_BIN_DIR "/../pictures"));
    if (!QDir().mkpath(folder) || !picture.save(QStringLiteral("%1/%2.png").arg(folder, name)))
        return false;
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    return colours.size() > 40;
}

// The words of a language while it lives; English has them for its plurals.
class Words {
public:
    explicit Words(const QString &language)
    {
        if (m_words.load(QStringLiteral(":/i18n/sluice_%1.qm").arg(language)))
            QCoreApplication::installTranslator(&m_words);
    }
    ~Words() { QCoreApplication::removeTranslator(&m_words); }

private:
    QTranslator m_words;
};
class Chinese : public Words {
public:
    Chinese()
        : Words(QStringLiteral("zh_CN"))
    {
    }
};

// P is made for the workspace of a staged engine. Stage more answers on `client` before show().
template <class P> struct PageFixture {
    explicit PageFixture(QSize size = {1264, 832}) // of the window without bars and rail
        : workspace([] { return kSceneNow; })
        , page(workspace)
    {
        stageScene(client);
        page.resize(size);
        QObject::connect(&workspace, &Workspace::placeAsked, [this](const QString &place) { places.append(place); });
        QObject::connect(&workspace, &Workspace::said, [this](const QString &text) { said.append(text); });
    }
    void show(const QString &rest = {})
    {
        page.open(rest);
        page.show();
        workspace.attach(client);
    }

    FakeEngineClient client;
    Workspace workspace;
    P page; // goes before the workspace, that before the client
    QStringList places; // that the page asked for
    QStringList said;
};

} // namespace sluice::test
