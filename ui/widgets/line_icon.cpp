// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_icon.h"

#include "ui/widgets/theme_colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace minixdr
{

namespace
{

/// Renders one SVG whose strokes are `currentColor` in the palette's colour.
class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QString name, QByteArray svg) : m_name(std::move(name)), m_svg(std::move(svg)) {}

    QIconEngine *clone() const override { return new LineIconEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const auto colour = colourOf(mode, state);
        const auto key =
            QStringLiteral("line:%1:%2x%3:%4").arg(m_name).arg(size.width()).arg(size.height()) + colour.name();
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            QSvgRenderer(QByteArray(m_svg).replace("currentColor", colour.name().toLatin1())).render(&painter);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

private:
    static QColor colourOf(QIcon::Mode mode, QIcon::State state)
    {
        const auto palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        const auto &colours = currentColours();
        return state == QIcon::On ? colours.accent : colours.secondary;
    }

    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon lineIcon(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon named %s", qUtf8Printable(name));
    return QIcon(new LineIconEngine(name, file.readAll()));
}

} // namespace minixdr
