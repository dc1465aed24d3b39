// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/hashchain.h"
#include "runner/journal/journal.h"
#include "runner/journal/journalline.h"
#include "runner/store/runfold.h"

#include <QFile>

#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

using namespace remit;

namespace {

/** Reads bytes as a journal, folds what verifies, and goes on from where it stopped. */
JournalState read(const QByteArray& bytes, const RunId& run)
{
    static const int descriptor = ::memfd_create("journal", MFD_CLOEXEC);
    static const QString file = QStringLiteral("/proc/self/fd/%1").arg(descriptor);
    if (::ftruncate(descriptor, 0) != 0
        || ::pwrite(descriptor, bytes.constData(), size_t(bytes.size()), 0) != ssize_t(bytes.size()))
        std::abort();
    RunFold fold(run);
    qint64 seq = 0;
    const auto state = readJournal(file, run, [&](const Event& event) {
        if (event.seq != ++seq)
            std::abort();
        fold.apply(event);
    });
    if (!state || state->events != seq || state->wholeBytes > bytes.size())
        std::abort();
    fold.conclude(*state);
    if (!RunFold::fromJson(run, fold.toJson()))
        std::abort();
    const auto again = readJournal(file, run, {}, *state);
    if (!again || again->events < state->events)
        std::abort();
    return *state;
}

} // namespace

/** Any bytes as a journal; then each of their lines as a body that is sealed rightly, so that what is behind the hash
 * chain is reached too. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const RunId run = RunId::fromText(QStringLiteral("fuzz-20261121-0253-k3f9"));
    const QByteArray bytes(QByteArrayView(data, qsizetype(size)));
    read(bytes, run);
    QByteArray sealed;
    QByteArray head = hashchain::genesis(run);
    for (const QByteArray& body : bytes.split('\n')) {
        head = hashchain::next(head, body);
        sealed += body;
        journalline::appendSeal(sealed, head);
    }
    read(sealed, run);
    return 0;
}
