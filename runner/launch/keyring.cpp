// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/keyring.h"

#include "runner/launch/keyfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <functional>

#include <dlfcn.h>

namespace remit {

namespace {

const auto kService = QStringLiteral("Remit");
const auto kOtherWays = QStringLiteral("Or name a key file, or set the provider's variable (see remitctl key --help).");

/** Libraries below start a bus of their own where they find none. That one would have no keyring. */
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

/**
 * GLib, below the Secret Service, raises SIGTERM in a process whose session bus goes. A supervisor outlives the session
 * of its user, so its connection is told not to. There is one by now, and it is looked up where it was loaded, so that
 * nobody here links GLib.
 */
void outliveTheSession()
{
    constexpr int kSessionBus = 2;
    void* gio = ::dlopen("libgio-2.0.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (!gio)
        return; // another kind of keyring
    const auto busOf = reinterpret_cast<void* (*)(int, void*, void**)>(::dlsym(gio, "g_bus_get_sync"));
    const auto setExit = reinterpret_cast<void (*)(void*, int)>(::dlsym(gio, "g_dbus_connection_set_exit_on_close"));
    const auto release = reinterpret_cast<void (*)(void*)>(::dlsym(gio, "g_object_unref"));
    if (busOf && setExit && release) {
        if (void* bus = busOf(kSessionBus, nullptr, nullptr)) {
            setExit(bus, 0);
            release(bus);
        }
    }
    ::dlclose(gio);
}

Error errorOf(const QKeychain::Job& job, const QString& provider)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound,
            QStringLiteral("The keyring holds no key of %1. Store one: remitctl key set %1. %2")
                .arg(provider, kOtherWays)};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {ErrorCode::Refused,
            QStringLiteral("The keyring is locked, or it does not give the key of %1. Unlock it, then try again. %2")
                .arg(provider, kOtherWays)};
    default:
        return {ErrorCode::Io,
            QStringLiteral("The keyring does not answer for %1: %2 Is one running, and is it unlocked? %3")
                .arg(provider, job.errorString(), kOtherWays)};
    }
}

Error tooLate(const QString& provider, std::chrono::milliseconds patience)
{
    return {ErrorCode::Busy,
        QStringLiteral("The keyring is locked: it did not answer for %1 within %2 s. Unlock it, then try again. %3")
            .arg(provider)
            .arg(std::chrono::duration_cast<std::chrono::seconds>(patience).count())
            .arg(kOtherWays)};
}

/** One question, one answer: the job's or that of the clock. Ends itself. */
template <typename Value>
class Question : public QObject {
public:
    using Reading = std::function<Result<Value>(QKeychain::Job&)>;

    [[nodiscard]] static QFuture<Result<Value>> ask(
        QKeychain::Job* job, const QString& provider, std::chrono::milliseconds patience, Reading reading)
    {
        auto* question = new Question;
        question->m_promise.start();
        QFuture<Result<Value>> future = question->m_promise.future();
        job->setKey(provider);
        QObject::connect(
            job, &QKeychain::Job::finished, question, [question, reading = std::move(reading)](QKeychain::Job* done) {
                outliveTheSession();
                question->answer(reading(*done));
            });
        QTimer::singleShot(patience, question,
            [question, provider, patience] { question->answer(std::unexpected(tooLate(provider, patience))); });
        job->start(); // it deletes itself
        return future;
    }

private:
    void answer(Result<Value> value)
    {
        m_promise.addResult(std::move(value));
        m_promise.finish();
        deleteLater();
        disconnect();
    }

    QPromise<Result<Value>> m_promise;
};

template <typename Value>
QFuture<Result<Value>> noBus()
{
    return QtFuture::makeReadyValueFuture(Result<Value>(failure(ErrorCode::Refused,
        QStringLiteral("There is no desktop session here (no D-Bus), so there is no keyring. %1").arg(kOtherWays))));
}

} // namespace

Keyring::Keyring(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

QFuture<Result<QByteArray>> Keyring::read(const QString& provider) const
{
    if (!hasSessionBus())
        return noBus<QByteArray>();
    return Question<QByteArray>::ask(new QKeychain::ReadPasswordJob(kService), provider, m_patience,
        [provider](QKeychain::Job& job) -> Result<QByteArray> {
            if (job.error() != QKeychain::NoError)
                return std::unexpected(errorOf(job, provider));
            QByteArray key = static_cast<QKeychain::ReadPasswordJob&>(job).binaryData();
            if (const QString problem = keyProblem(key); !problem.isEmpty()) {
                wipe(key);
                return failure(ErrorCode::Refused,
                    QStringLiteral("The key of %1 in the keyring %2. Store it again: remitctl key set %1.")
                        .arg(provider, problem));
            }
            return key;
        });
}

QFuture<Result<>> Keyring::store(const QString& provider, const QByteArray& key) const
{
    if (!hasSessionBus())
        return noBus<void>();
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(key);
    return Question<void>::ask(job, provider, m_patience, [provider](QKeychain::Job& done) -> Result<> {
        return done.error() == QKeychain::NoError ? Result<>() : std::unexpected(errorOf(done, provider));
    });
}

QFuture<Result<>> Keyring::remove(const QString& provider) const
{
    if (!hasSessionBus())
        return noBus<void>();
    return Question<void>::ask(
        new QKeychain::DeletePasswordJob(kService), provider, m_patience, [provider](QKeychain::Job& done) -> Result<> {
            return done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound
                ? Result<>()
                : std::unexpected(errorOf(done, provider));
        });
}

} // namespace remit
