// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/events_presenter.h"

namespace minixdr
{

EventsPresenter::EventsPresenter(EventsPort &port, PagingTimes times, QObject *parent)
    : PageLoader(port, std::move(times), parent)
{
}

} // namespace minixdr
