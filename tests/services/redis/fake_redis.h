// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <vector>

namespace minixdr
{

/// A server that says what a test makes it say: `answer` is called with each batch of bytes that was read at once.
class FakeRedis : public QObject
{
    Q_OBJECT
public:
    std::function<QByteArray(const QByteArray &batch)> answer;
    std::vector<QByteArray> batches; ///< after the greeting

    FakeRedis()
    {
        connect(&m_server, &QLocalServer::newConnection, this, &FakeRedis::welcome);
        if (!m_server.listen(socketPath()))
            qFatal("cannot listen: %s", qPrintable(m_server.errorString()));
    }

    QString socketPath() const { return m_folder.filePath(QStringLiteral("fake.sock")); }
    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    void hangUp() { m_socket->abort(); }

private:
    void welcome()
    {
        m_socket = m_server.nextPendingConnection();
        connect(m_socket, &QIODevice::readyRead, this, [this, socket = m_socket] {
            const auto batch = socket->readAll();
            if (!batch.contains("PING"))
                batches.push_back(batch);
            socket->write(answer ? answer(batch) : batch.contains("PING") ? "+PONG\r\n" : QByteArray());
        });
    }

    QTemporaryDir m_folder;
    QLocalServer m_server;
    QLocalSocket *m_socket = nullptr;
};

} // namespace minixdr
