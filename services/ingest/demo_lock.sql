-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One demo at a time, in whatever program; released with the transaction.
SELECT pg_try_advisory_xact_lock(hashtext('minixdr.demo'))
