// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incidents_presenter.h"

namespace minixdr
{

IncidentsPresenter::IncidentsPresenter(IncidentsPort &port, PagingTimes times, QObject *parent)
    : PageLoader(port, std::move(times), parent)
{
}

} // namespace minixdr
