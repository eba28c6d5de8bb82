// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer in which order Qt hands work from thread to thread. Distributions
// build Qt without it, so the locks inside Qt are not seen and every value handed over would count
// as a race. These functions stand before Qt's own of the same names, note the order that Qt
// documents and call Qt's. Values that threads share in any other way are judged as they are.
#include <QMetaObject>
#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

namespace {

// Qt's function, found behind the one defined here.
template <typename Function> Function *qtFunction(const char *symbol)
{
    void *address = ::dlsym(RTLD_NEXT, symbol);
    if (!address) {
        std::fprintf(stderr, "qtorder: this Qt has no %s\n", symbol);
        std::abort();
    }
    return reinterpret_cast<Function *>(address);
}

// A call on its way to the thread of its receiver.
class OrderedCall final : public QtPrivate::QSlotObjectBase
{
public:
    explicit OrderedCall(QtPrivate::QSlotObjectBase *call)
        : QSlotObjectBase(&OrderedCall::handle)
        , m_call(call)
    {
        __tsan_release(this);
    }

private:
    static void handle(
        int what, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *equal)
    {
        __tsan_acquire(self);
        auto *ordered = static_cast<OrderedCall *>(self);
        switch (what) {
        case Destroy:
            ordered->m_call->destroyIfLastRef();
            delete ordered;
            break;
        case Call:
            ordered->m_call->call(receiver, arguments);
            __tsan_release(self); // the sender may be the last to let go of it
            break;
        case Compare:
            *equal = ordered->m_call->compare(arguments);
            break;
        default:
            break;
        }
    }

    QtPrivate::QSlotObjectBase *m_call;
};

// Work on its way to a thread of a pool.
class OrderedWork final : public QRunnable
{
public:
    OrderedWork(std::function<void()> work, QThreadPool &pool)
        : m_work(std::move(work))
        , m_pool(pool)
    {
        __tsan_release(this);
    }
    void run() override
    {
        __tsan_acquire(this);
        m_work();
        m_work = nullptr; // what it held goes before the work counts as done
        __tsan_release(&m_pool);
    }

private:
    std::function<void()> m_work;
    QThreadPool &m_pool;
};

} // namespace

bool QMetaObject::invokeMethodImpl(
    QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    static auto *const invoke =
        qtFunction<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt"
            "14ConnectionTypeEPv");
    return invoke(object, new OrderedCall(slot), type, result);
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    start(new OrderedWork(std::move(work), *this), priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    static auto *const wait =
        qtFunction<bool(QThreadPool *, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = wait(this, milliseconds);
    __tsan_acquire(this);
    return done;
}
