-- SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO organizations (name, slug, status)
VALUES ('Load test ' || $1::text, 'load-test-' || $1::text, 'load_test')
RETURNING id
