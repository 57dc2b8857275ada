// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/save_as.h"

#include "services/base/call_in_background.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QSaveFile>

namespace minixdr
{
namespace
{

Result<> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::Unavailable, file.errorString());
    return {};
}

void tellFailure(QWidget *parent, const QString &path, const QString &why)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QCoreApplication::translate("SaveAs", "Not saved"),
                                QCoreApplication::translate("SaveAs", "%1 could not be written: %2").arg(path, why),
                                QMessageBox::Ok, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void writeInBackground(QWidget *parent, const QString &path, std::function<QByteArray()> makeBytes)
{
    auto *watcher = new QFutureWatcher<Result<>>(parent);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [parent, path, watcher] {
        watcher->deleteLater();
        if (const auto written = watcher->result(); !written)
            tellFailure(parent, path, written.error().what);
    });
    watcher->setFuture(
        callInBackground<void>([path, makeBytes = std::move(makeBytes)] { return write(path, makeBytes()); }));
}

} // namespace

void saveAs(QWidget *parent, const QString &title, const QString &suggestedName, std::function<QByteArray()> makeBytes)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // it asks before it replaces a file
    dialog->selectFile(suggestedName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, makeBytes = std::move(makeBytes)](const QString &path) {
                         writeInBackground(parent, path, makeBytes);
                     });
    dialog->open();
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace minixdr
