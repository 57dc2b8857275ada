// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/state_stack.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace minixdr;

class TestStateStack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_stack.reset(); }
    void skeleton_appearsOnlyAfterADelay();
    void error_standsInPlace_andOffersRetry();
    void error_leavesContentStanding_underABanner();
    void filled_takesTheBannerAway();
    void empty_offersItsAction();
    void loading_keepsContent();
    void confirm_needsTheTypedWord();
    void confirm_callsBack_onlyWhenAgreed();

private:
    QPushButton *visibleButton(const QString &text) const;
    QWidget *skeleton() const;

    DisplaySettings m_display{nullptr};
    QLabel *m_content = nullptr;
    std::unique_ptr<StateStack> m_stack;
};

namespace
{
const ErrorText kAway{QStringLiteral("The events could not be loaded."), QStringLiteral("The server is away."),
                      QStringLiteral("Unavailable: x"), true};
}

void TestStateStack::init()
{
    m_content = new QLabel(QStringLiteral("rows"));
    m_stack = std::make_unique<StateStack>(m_content, m_display);
    m_stack->resize(600, 400);
    m_stack->show();
}

QPushButton *TestStateStack::visibleButton(const QString &text) const
{
    for (auto *button : m_stack->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

QWidget *TestStateStack::skeleton() const
{
    for (auto *widget : m_stack->findChildren<QWidget *>()) {
        if (widget->inherits("minixdr::Skeleton"))
            return widget;
    }
    return nullptr;
}

void TestStateStack::skeleton_appearsOnlyAfterADelay()
{
    QElapsedTimer clock;
    clock.start();
    m_stack->showLoading();
    QVERIFY(!skeleton()->isVisible());
    QTRY_VERIFY(skeleton()->isVisible());
    QVERIFY(clock.elapsed() >= 190);
}

void TestStateStack::error_standsInPlace_andOffersRetry()
{
    QSignalSpy retried(m_stack.get(), &StateStack::retryRequested);
    m_stack->showError(kAway);
    QCOMPARE(m_stack->state(), StateStack::State::Error);
    QVERIFY(!m_content->isVisible());
    QVERIFY(visibleButton(QStringLiteral("Copy details")));
    visibleButton(QStringLiteral("Retry"))->click();
    QCOMPARE(retried.size(), 1);
}

void TestStateStack::error_leavesContentStanding_underABanner()
{
    m_stack->showFilled();
    m_stack->showError(kAway);
    QCOMPARE(m_stack->state(), StateStack::State::Filled);
    QVERIFY(m_content->isVisible());
    QVERIFY(visibleButton(QStringLiteral("Retry")));
}

void TestStateStack::filled_takesTheBannerAway()
{
    m_stack->showFilled();
    m_stack->showError(kAway);
    m_stack->showFilled();
    QVERIFY(!visibleButton(QStringLiteral("Retry")));
}

void TestStateStack::empty_offersItsAction()
{
    QSignalSpy acted(m_stack.get(), &StateStack::emptyActionRequested);
    m_stack->showEmpty({QStringLiteral("No events"), QStringLiteral("Import some."), QStringLiteral("Import…")});
    QCOMPARE(m_stack->state(), StateStack::State::Empty);
    visibleButton(QStringLiteral("Import…"))->click();
    QCOMPARE(acted.size(), 1);
}

void TestStateStack::loading_keepsContent()
{
    m_stack->showFilled();
    m_stack->showLoading();
    QTest::qWait(250);
    QVERIFY(m_content->isVisible());
    QCOMPARE(m_stack->state(), StateStack::State::Filled);
}

void TestStateStack::confirm_needsTheTypedWord()
{
    ConfirmDialog dialog({QStringLiteral("Undo?"), QStringLiteral("Indexes go."), QStringLiteral("Undo it"), true,
                          QStringLiteral("undo")});
    QPushButton *confirm = nullptr;
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Undo it"))
            confirm = button;
    }
    QVERIFY(confirm && !confirm->isEnabled());
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("undo"));
    QVERIFY(confirm->isEnabled());
}

void TestStateStack::confirm_callsBack_onlyWhenAgreed()
{
    int agreed = 0;
    ConfirmDialog::ask({QStringLiteral("Go?"), {}, QStringLiteral("Go"), false, {}}, m_stack.get(), [&] {
        ++agreed;
    })->reject();
    QCOMPARE(agreed, 0);
    ConfirmDialog::ask({QStringLiteral("Go?"), {}, QStringLiteral("Go"), false, {}}, m_stack.get(), [&] {
        ++agreed;
    })->accept();
    QCOMPARE(agreed, 1);
}

QTEST_MAIN(TestStateStack)
#include "tst_state_stack.moc"
