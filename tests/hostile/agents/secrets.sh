#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes keys into the result.
printf 'AWS_SECRET_ACCESS_KEY=%s%s\n' 'wJalrXUtnFEMI/K7MDENG/' 'bPxRfiCYzzzzzzzKEY' > src/settings.env
printf -- '-----BEGIN %s PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END %s PRIVATE KEY-----\n' RSA RSA > src/key.pem
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
