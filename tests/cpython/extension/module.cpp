// The module _loopstep: its one type, EventLoop, is a Scheduler as Python sees it.
#include <exception>
#include <memory>
#include <string>

#include "python.hpp"
#include "scheduler.hpp"

namespace cpython {
namespace {

struct LoopObject {
  PyObject_HEAD
      // Null once closed. A plain pointer, since the interpreter makes and frees the memory.
      Scheduler* scheduler;
  bool running;
};

LoopObject& loop_of(PyObject* self) { return *reinterpret_cast<LoopObject*>(self); }

/// @throws PythonError RuntimeError once it is closed
Scheduler& scheduler_of(PyObject* self) {
  Scheduler* scheduler = loop_of(self).scheduler;
  if (scheduler != nullptr) return *scheduler;
  PyErr_SetString(PyExc_RuntimeError, "Event loop is closed");
  throw PythonError();
}

/// @throws PythonError RuntimeError where the descriptors are the asyncio loop's own
PollClock& poll_clock_of(PyObject* self) {
  PollClock* clock = scheduler_of(self).poll_clock();
  if (clock != nullptr) return *clock;
  PyErr_SetString(PyExc_RuntimeError, "this event loop was made without a native clock");
  throw PythonError();
}

/// Calls a function and turns what it throws into an exception of Python, and null.
template <class F>
PyObject* guarded(F function) {
  try {
    return function();
  } catch (const PythonError&) {  // the interpreter holds it
  } catch (const std::exception& error) {
    PyErr_SetString(PyExc_RuntimeError, error.what());
  }
  return nullptr;
}

PyObject* none() { return Py_NewRef(Py_None); }

PyObject* list_of(const std::vector<PyRef>& objects) {
  PyRef list = checked(PyList_New(0));
  for (const PyRef& object : objects) {
    if (PyList_Append(list.get(), object.get()) < 0) throw PythonError();
  }
  return list.release();
}

// -- scheduling -----------------------------------------------------------------------------

PyObject* call_soon(PyObject* self, PyObject* handle) {
  return guarded([&] {
    scheduler_of(self).call_soon(handle);
    return none();
  });
}

PyObject* call_at(PyObject* self, PyObject* arguments) {
  return guarded([&] {
    PyObject* handle = nullptr;
    double when = 0;
    if (PyArg_ParseTuple(arguments, "Od:call_at", &handle, &when) == 0) throw PythonError();
    scheduler_of(self).call_at(handle, when);
    return none();
  });
}

PyObject* call_soon_threadsafe(PyObject* self, PyObject* handle) {
  return guarded([&] {
    // Another thread may have closed the loop since the caller asked: then it never runs, as in asyncio.
    if (Scheduler* scheduler = loop_of(self).scheduler) scheduler->call_soon_threadsafe(handle);
    return none();
  });
}

PyObject* cancel(PyObject* self, PyObject* handle) {
  return guarded([&] {
    if (Scheduler* scheduler = loop_of(self).scheduler) scheduler->cancel(handle);
    return none();
  });
}

PyObject* run_once(PyObject* self, PyObject* stopping) {
  struct Running {
    explicit Running(LoopObject& object) : loop(object) { loop.running = true; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { loop.running = false; }
    LoopObject& loop;
  };
  return guarded([&] {
    Scheduler& scheduler = scheduler_of(self);
    const Running running(loop_of(self));
    scheduler.run_once(stopping == Py_True);
    return none();
  });
}

/// The time of a native clock; it may be asked for when the loop is closed, too.
PyObject* time(PyObject* /*self*/, PyObject* /*none*/) {
  return PyFloat_FromDouble(PollClock::monotonic());
}

// -- what waits -----------------------------------------------------------------------------

PyObject* ready(PyObject* self, PyObject* /*none*/) {
  return guarded([&] {
    const Scheduler* scheduler = loop_of(self).scheduler;
    if (scheduler == nullptr) return PyList_New(0);
    std::vector<PyRef> handles = scheduler->handles_in(Scheduler::Place::ready);
    for (PyRef& handle : scheduler->handles_in(Scheduler::Place::mailbox))
      handles.push_back(std::move(handle));
    return list_of(handles);
  });
}

PyObject* timers(PyObject* self, PyObject* /*none*/) {
  return guarded([&] {
    const Scheduler* scheduler = loop_of(self).scheduler;
    if (scheduler == nullptr) return PyList_New(0);
    return list_of(scheduler->handles_in(Scheduler::Place::timers));
  });
}

PyObject* timer_count(PyObject* self, PyObject* /*none*/) {
  const Scheduler* scheduler = loop_of(self).scheduler;
  return PyLong_FromSize_t(scheduler == nullptr ? 0 : scheduler->loop().timers().size());
}

PyObject* cancelled_timers(PyObject* self, PyObject* /*none*/) {
  const Scheduler* scheduler = loop_of(self).scheduler;
  return PyLong_FromSize_t(scheduler == nullptr ? 0 : scheduler->loop().timers().cancelled());
}

PyObject* clear_ready(PyObject* self, PyObject* /*none*/) {
  return guarded([&] {
    if (Scheduler* scheduler = loop_of(self).scheduler) scheduler->clear(Scheduler::Place::ready);
    return none();
  });
}

PyObject* clear_timers(PyObject* self, PyObject* /*none*/) {
  return guarded([&] {
    if (Scheduler* scheduler = loop_of(self).scheduler) scheduler->clear(Scheduler::Place::timers);
    return none();
  });
}

// -- descriptors ----------------------------------------------------------------------------

PyObject* handle_or_none(PyRef handle) { return handle ? handle.release() : none(); }

template <PollClock::Direction Way>
PyObject* watch(PyObject* self, PyObject* arguments) {
  return guarded([&] {
    int fd = -1;
    PyObject* handle = nullptr;
    if (PyArg_ParseTuple(arguments, "iO", &fd, &handle) == 0) throw PythonError();
    return handle_or_none(poll_clock_of(self).watch(fd, Way, PyRef::of(handle)));
  });
}

int descriptor(PyObject* number) {
  const int fd = PyLong_AsInt(number);
  if (PyErr_Occurred() != nullptr) throw PythonError();
  return fd;
}

template <PollClock::Direction Way>
PyObject* unwatch(PyObject* self, PyObject* fd) {
  return guarded([&] { return handle_or_none(poll_clock_of(self).unwatch(descriptor(fd), Way)); });
}

template <PollClock::Direction Way>
PyObject* watches(PyObject* self, PyObject* fd) {
  return guarded([&] { return PyBool_FromLong(poll_clock_of(self).watches(descriptor(fd), Way)); });
}

// -- the type -------------------------------------------------------------------------------

/// Frees the scheduler and what it keeps alive; its destructors may call back into Python.
void drop_scheduler(LoopObject& loop) { delete std::exchange(loop.scheduler, nullptr); }

PyObject* close_loop(PyObject* self, PyObject* /*none*/) {
  return guarded([&] {
    if (loop_of(self).running) {
      PyErr_SetString(PyExc_RuntimeError, "Cannot close a running event loop");
      throw PythonError();
    }
    drop_scheduler(loop_of(self));
    return none();
  });
}

PyObject* make_loop(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  return guarded([&] {
    static const char* names[] = {"host", "native_clock", nullptr};
    PyObject* host = nullptr;
    int native_clock = 0;
    if (PyArg_ParseTupleAndKeywords(arguments, keywords, "O$p:EventLoop", const_cast<char**>(names),
                                    &host, &native_clock) == 0)
      throw PythonError();
    PyRef weak = checked(PyWeakref_NewRef(host, nullptr));  // since the host owns this
    auto scheduler = std::make_unique<Scheduler>(std::move(weak), native_clock != 0);
    PyRef self = checked(type->tp_alloc(type, 0));
    loop_of(self.get()).scheduler = scheduler.release();
    return self.release();
  });
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  int result = 0;
  if (const Scheduler* scheduler = loop_of(self).scheduler) {
    scheduler->for_each_object([&](PyObject* object) {
      if (result == 0) result = visit(object, arg);
    });
  }
  return result;
}

int clear(PyObject* self) {
  drop_scheduler(loop_of(self));
  return 0;
}

void deallocate(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  drop_scheduler(loop_of(self));
  type->tp_free(self);
  Py_DECREF(type);
}

using Direction = PollClock::Direction;

PyMethodDef methods[] = {
    {"call_soon", &call_soon, METH_O, "call_soon(handle)"},
    {"call_at", &call_at, METH_VARARGS, "call_at(handle, when)"},
    {"call_soon_threadsafe", &call_soon_threadsafe, METH_O, "call_soon_threadsafe(handle)"},
    {"cancel", &cancel, METH_O, "cancel(handle)"},
    {"run_once", &run_once, METH_O, "run_once(stopping): one iteration"},
    {"time", &time, METH_NOARGS, "time() -> seconds"},
    {"ready", &ready, METH_NOARGS, "ready() -> the handles that are to run"},
    {"timers", &timers, METH_NOARGS, "timers() -> the handles that wait for their time"},
    {"timer_count", &timer_count, METH_NOARGS, "the timers' heap's size, cancelled ones included"},
    {"cancelled_timers", &cancelled_timers, METH_NOARGS, "how many of them are cancelled"},
    {"clear_ready", &clear_ready, METH_NOARGS, "drops the handles that are to run"},
    {"clear_timers", &clear_timers, METH_NOARGS, "drops the handles that wait for their time"},
    {"add_reader", &watch<Direction::read>, METH_VARARGS,
     "add_reader(fd, handle) -> the one before"},
    {"add_writer", &watch<Direction::write>, METH_VARARGS,
     "add_writer(fd, handle) -> the one before"},
    {"remove_reader", &unwatch<Direction::read>, METH_O, "remove_reader(fd) -> its handle"},
    {"remove_writer", &unwatch<Direction::write>, METH_O, "remove_writer(fd) -> its handle"},
    {"has_reader", &watches<Direction::read>, METH_O, "has_reader(fd)"},
    {"has_writer", &watches<Direction::write>, METH_O, "has_writer(fd)"},
    {"close", &close_loop, METH_NOARGS, "close(): drops everything"},
    {nullptr, nullptr, 0, nullptr},
};

const char* const type_doc =
    "EventLoop(host, *, native_clock): aio::EventLoop for the handles of an asyncio loop, the "
    "host.\n"
    "With a native clock it reads the time and waits for descriptors itself; otherwise it asks\n"
    "host.time() and calls host._poll(timeout). For each turn it calls host._run_handle(handle).";

template <class Function>
PyType_Slot slot(int id, Function function) {
  return {id, reinterpret_cast<void*>(function)};
}

PyObject* handles_run(PyObject* /*module*/, PyObject* /*none*/) {
  return PyLong_FromUnsignedLongLong(Scheduler::handles_run());
}

PyMethodDef functions[] = {
    {"handles_run", &handles_run, METH_NOARGS,
     "how many handles the loops of this process have run"},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_loopstep",
    .m_doc = "Loopstep's scheduler as a module of CPython.",
    .m_size = -1,
    .m_methods = functions,
};

PyObject* make_module() {
  PyType_Slot slots[] = {
      slot(Py_tp_new, &make_loop),
      slot(Py_tp_dealloc, &deallocate),
      slot(Py_tp_traverse, &traverse),
      slot(Py_tp_clear, &clear),
      {Py_tp_methods, methods},
      {Py_tp_doc, const_cast<char*>(type_doc)},
      {0, nullptr},
  };
  PyType_Spec spec = {
      .name = "_loopstep.EventLoop",
      .basicsize = sizeof(LoopObject),
      .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
      .slots = slots,
  };
  PyRef module = checked(PyModule_Create(&definition));
  const PyRef type = checked(PyType_FromSpec(&spec));
  if (PyModule_AddObjectRef(module.get(), "EventLoop", type.get()) < 0) throw PythonError();
  return module.release();
}

}  // namespace
}  // namespace cpython

// The interpreter looks for this very name.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
PyMODINIT_FUNC PyInit__loopstep() { return cpython::guarded(&cpython::make_module); }
