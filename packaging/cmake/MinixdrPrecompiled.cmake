# SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What nearly every source reads is parsed once a floor: two thirds of the compile time was the parsing of Qt and QCoro.
# Sources still include what they use; nothing may lean on these lists. Each floor has a list of its own since GCC refuses
# a precompiled header that was made with other definitions (Qt defines QT_GUI_LIB and its like per target).
set(minixdr_services_headers
    <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <stop_token> <string> <vector>
    <QByteArray> <QCoroFuture> <QCoroTask> <QDateTime> <QDir> <QFuture> <QHash> <QLoggingCategory> <QObject> <QPromise> <QString>
    <QStringList> <QThread> <QTimer> <tl/expected.hpp>)
set(minixdr_models_headers ${minixdr_services_headers} <QAbstractTableModel> <QColor> <QFont>)
set(minixdr_ui_headers ${minixdr_models_headers}
    <QAction> <QApplication> <QBoxLayout> <QComboBox> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QStyle>
    <QTableView> <QWidget>)
set(minixdr_test_headers <QSignalSpy> <QTest>)
