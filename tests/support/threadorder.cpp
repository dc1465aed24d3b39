// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Only in the tsan preset. Qt is not built with ThreadSanitizer, so the mutex under which a QThreadPool hands a task to
// a worker is invisible, and everything that a task was given would look like a race. QtConcurrent's headers are
// compiled here and call QThreadPool::start() through this program's symbol table: this one comes first, and says in
// what order things happen. What a task gives back passes through QFuture's own mutex, whose fast path is inline and so
// is seen.
#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

constexpr const char* kStart = "_ZN11QThreadPool5startEP9QRunnablei";

class OrderedTask : public QRunnable {
public:
    explicit OrderedTask(QRunnable* task)
        : m_task(task)
    {
        __tsan_release(this);
    }

    void run() override
    {
        __tsan_acquire(this);
        const bool ours = m_task->autoDelete(); // asked before: a task may delete itself
        m_task->run();
        if (ours)
            delete m_task;
    }

private:
    QRunnable* m_task;
};

} // namespace

void start(QThreadPool* pool, QRunnable* task, int priority) __asm__("_ZN11QThreadPool5startEP9QRunnablei");
void start(QThreadPool* pool, QRunnable* task, int priority)
{
    using Start = void (*)(QThreadPool*, QRunnable*, int);
    static const auto original = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, kStart));
    original(pool, new OrderedTask(task), priority);
}
