// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace remit::test {

/**
 * A D-Bus session of its own with a real Secret Service (gnome-keyring) on it. While it lives, this process's
 * environment names it, and so does that of its children.
 */
class KeyringSession {
public:
    enum class Collection { Open, Locked };
    explicit KeyringSession(Collection collection);
    KeyringSession(const KeyringSession&) = delete;
    KeyringSession& operator=(const KeyringSession&) = delete;
    ~KeyringSession();

    /** Empty: it is up. Otherwise why it is not. */
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] const QByteArray& address() const { return m_address; }

private:
    [[nodiscard]] QString startBus();
    [[nodiscard]] QString startKeyring(const QByteArray& password, const QStringList& arguments);
    [[nodiscard]] QProcessEnvironment environment() const;

    QTemporaryDir m_home;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_keyring;
    QByteArray m_address;
    QString m_problem;
};

} // namespace remit::test
