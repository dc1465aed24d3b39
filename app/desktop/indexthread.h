// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"
#include "runner/store/index.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>

namespace remit {

/** The one thread that holds the desktop's connection to the index. Tasks run in order; values go in and out. */
class IndexThread {
public:
    explicit IndexThread(Paths paths);
    /** Finishes what was asked, then closes the connection on its own thread. */
    ~IndexThread();
    IndexThread(const IndexThread&) = delete;
    IndexThread& operator=(const IndexThread&) = delete;

    /** `task(RunStore&) -> Result<T>`; an index that cannot be opened is its error. */
    template <typename Task>
    [[nodiscard]] auto ask(Task task) -> QFuture<std::invoke_result_t<Task, RunStore&>>
    {
        return QtConcurrent::run(
            &m_thread, [this, task = std::move(task)]() mutable -> std::invoke_result_t<Task, RunStore&> {
                if (const Result<> opened = open(); !opened)
                    return std::unexpected(opened.error());
                return task(*m_store);
            });
    }

private:
    [[nodiscard]] Result<> open();

    Paths m_paths;
    QThreadPool m_thread;
    std::unique_ptr<RunStore> m_store; ///< touched on m_thread only
};

} // namespace remit
