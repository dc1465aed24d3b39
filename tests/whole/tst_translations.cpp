// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deferchoices.h"
#include "models/statuswords.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

struct Text {
    QString context;
    QString source;
    QStringList translations; ///< one for each plural form
    bool numerus = false;
    bool finished = true;
};

void readTranslation(QXmlStreamReader& xml, Text& text)
{
    text.finished = xml.attributes().value("type"_L1) != "unfinished"_L1;
    if (!text.numerus) {
        text.translations = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        text.translations.append(xml.readElementText());
}

QList<Text> textsOf(const QString& file)
{
    QFile catalogue(file);
    if (!catalogue.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    QXmlStreamReader xml(&catalogue);
    QList<Text> texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            texts.append({context, {}, {}, xml.attributes().hasAttribute("numerus"_L1), true});
        else if (xml.name() == "source"_L1)
            texts.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, texts.last());
    }
    return texts;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(u"%(?:L?[0-9]+|n)"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

QString shown(const Text& text)
{
    return u"%1: \"%2\""_s.arg(text.context, text.source);
}

const QString kSource = QStringLiteral(REMIT_SOURCE_DIR);

/** The catalogue as lupdate writes it from the sources of now: what they say and it does not is unfinished. */
QString broughtUpToDate(const QString& name, const QStringList& options, const QTemporaryDir& folder)
{
    const QString file = folder.filePath(name);
    if (!QFile::copy(kSource + u"/translations/"_s + name, file))
        qFatal("%s cannot be copied", qPrintable(name));
    QProcess lupdate;
    lupdate.setWorkingDirectory(kSource);
    lupdate.start(QStringLiteral(REMIT_LUPDATE),
        QStringList{u"-silent"_s, u"-I"_s, u"."_s, u"-locations"_s, u"none"_s} + options
            + QStringList{u"models"_s, u"views"_s, u"app"_s, u"-ts"_s, file});
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0)
        qFatal("lupdate failed: %s", lupdate.readAllStandardError().constData());
    return file;
}

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void everyTextOfTheSourcesIsInTheCatalogue_data();
    void everyTextOfTheSourcesIsInTheCatalogue();
    void aTranslationHasThePlaceholdersOfItsSource_data() { everyTextOfTheSourcesIsInTheCatalogue_data(); }
    void aTranslationHasThePlaceholdersOfItsSource();
    void aFunctionNamedTrLooksWhereTheCatalogueKeepsItsTexts();
    void wordsOfTheModelsAppearInGerman();
    void englishHasASingular();
};

void TranslationsTest::everyTextOfTheSourcesIsInTheCatalogue_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << u"remit_de.ts"_s << QStringList();
    QTest::newRow("English plurals") << u"remit_en.ts"_s << QStringList{u"-pluralonly"_s};
}

void TranslationsTest::everyTextOfTheSourcesIsInTheCatalogue()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    QStringList missing;
    for (const Text& text : textsOf(broughtUpToDate(name, options, folder))) {
        if (!text.finished || text.translations.contains(QString()) || text.translations.isEmpty())
            missing.append(shown(text));
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TranslationsTest::aTranslationHasThePlaceholdersOfItsSource()
{
    QFETCH(const QString, name);
    QStringList wrong;
    const QList<Text> texts = textsOf(kSource + u"/translations/"_s + name);
    QVERIFY(texts.size() > 10);
    for (const Text& text : texts) {
        for (const QString& translation : text.translations) {
            if (placeholders(translation) != placeholders(text.source))
                wrong.append(shown(text));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

// A file's own tr() is entered under the namespace, whatever context it names when it looks the text up.
void TranslationsTest::aFunctionNamedTrLooksWhereTheCatalogueKeepsItsTexts()
{
    static const QRegularExpression own(
        uR"re(tr\(const char\* text[^{]*\{\s*return QCoreApplication::translate\("([^"]*)")re"_s);
    int seen = 0;
    for (const QString& layer : {u"models"_s, u"views"_s, u"app"_s}) {
        QDirIterator files(kSource + u'/' + layer, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto match = own.match(QString::fromUtf8(file.readAll()));
            if (!match.hasMatch())
                continue;
            ++seen;
            QVERIFY2(match.captured(1) == "remit"_L1, qPrintable(file.fileName() + u": "_s + match.captured(1)));
        }
    }
    QVERIFY(seen > 0);
}

void TranslationsTest::wordsOfTheModelsAppearInGerman()
{
    QTranslator german;
    QVERIFY(german.load(u":/i18n/remit_de.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    QCOMPARE(statusWord(RunStatus::Incomplete, {}), u"Unvollständig"_s);
    QCOMPARE(limitWord(LimitName::Idle), u"Stille"_s);
    QVERIFY(!deferChoices(QDateTime::currentDateTime()).constFirst().words.contains(u"hour"_s));
    QCOMPARE(QCoreApplication::translate("remit", "%n files", nullptr, 1), u"1 Datei"_s);
    QCOMPARE(QCoreApplication::translate("remit", "%n files", nullptr, 2), u"2 Dateien"_s);
    QVERIFY(QCoreApplication::removeTranslator(&german));
}

void TranslationsTest::englishHasASingular()
{
    QTranslator english;
    QVERIFY(english.load(u":/i18n/remit_en.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&english));
    QCOMPARE(QCoreApplication::translate("remit", "%n files", nullptr, 1), u"1 file"_s);
    QCOMPARE(QCoreApplication::translate("remit", "%n files", nullptr, 3), u"3 files"_s);
    QVERIFY(QCoreApplication::removeTranslator(&english));
}

} // namespace

REMIT_TEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
