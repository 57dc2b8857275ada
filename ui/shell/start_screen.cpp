// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_screen.h"

#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace minixdr
{

namespace
{

constexpr int kWidth = 420;
constexpr int kSteps = 1000;

constexpr std::array<std::pair<const char *, const char *>, 11> kStepNames{{
    {"open", QT_TRANSLATE_NOOP("StartScreen", "Looking for the local servers")},
    {"wait_for_other_program", QT_TRANSLATE_NOOP("StartScreen", "Waiting for another program to start or stop them")},
    {"create_database", QT_TRANSLATE_NOOP("StartScreen", "Creating the local database")},
    {"start_servers", QT_TRANSLATE_NOOP("StartScreen", "Starting PostgreSQL and Redis")},
    {"run", QT_TRANSLATE_NOOP("StartScreen", "Bringing the schema up to date")},
    {"verify", QT_TRANSLATE_NOOP("StartScreen", "Bringing the schema up to date")},
    {"start", QT_TRANSLATE_NOOP("StartScreen", "Filling the demo organizations")},
    {"copy_events", QT_TRANSLATE_NOOP("StartScreen", "Filling the demo organizations: events")},
    {"add_incidents", QT_TRANSLATE_NOOP("StartScreen", "Filling the demo organizations: incidents")},
    {"analyze", QT_TRANSLATE_NOOP("StartScreen", "Measuring the tables")},
    {"connect", QT_TRANSLATE_NOOP("StartScreen", "Connecting")},
}};

} // namespace

QString startStepName(const QString &step)
{
    for (const auto &[id, name] : kStepNames) {
        if (step == QLatin1String(id))
            return QCoreApplication::translate("StartScreen", name);
    }
    return QCoreApplication::translate("StartScreen", "Starting");
}

StartScreen::StartScreen(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_buttons(new QWidget(this))
{
    setWindowTitle(QStringLiteral("Mini-XDR"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/minixdr.svg")));
    build();
    showProgress({});
}

void StartScreen::build()
{
    auto *logo = new QLabel(this);
    logo->setPixmap(windowIcon().pixmap(QSize(48, 48), devicePixelRatioF()));
    m_title->setProperty("heading", true);
    m_text->setProperty("secondary", true);
    m_bar->setFixedWidth(kWidth);
    for (auto *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setFixedWidth(kWidth);
    }
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    auto *retry = new QPushButton(tr("Retry"), m_buttons);
    auto *quit = new QPushButton(tr("Quit"), m_buttons);
    retry->setProperty("primary", true);
    connect(retry, &QPushButton::clicked, this, &StartScreen::retryRequested);
    connect(quit, &QPushButton::clicked, this, &StartScreen::quitRequested);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(retry);
    row->addWidget(quit);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    for (QWidget *widget : {static_cast<QWidget *>(logo), static_cast<QWidget *>(m_title),
                            static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_text), m_buttons})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void StartScreen::showProgress(const Progress &progress)
{
    m_title->setText(startStepName(progress.step));
    m_bar->setVisible(true);
    m_bar->setRange(0, progress.total > 0 ? kSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(double(progress.done) / double(progress.total) * kSteps));
    m_bar->setAccessibleName(m_title->text());
    m_text->setText(progress.total > 0 ? tr("%1 of %2").arg(grouped(progress.done), grouped(progress.total))
                                       : QString());
    m_buttons->hide();
}

void StartScreen::showError(const QString &text)
{
    m_title->setText(tr("The console could not start."));
    m_text->setText(text);
    m_bar->hide();
    m_buttons->show();
}

} // namespace minixdr
