#include "host_clock.hpp"

namespace cpython {

double HostClock::time() const {
  const PyRef host = alive(host_);
  const PyRef now = checked(PyObject_CallMethod(host.get(), "time", nullptr));
  const double seconds = PyFloat_AsDouble(now.get());
  if (PyErr_Occurred() != nullptr) throw PythonError();
  return seconds;
}

void HostClock::poll(std::optional<double> timeout) {
  const PyRef host = alive(host_);
  const PyRef seconds = timeout ? checked(PyFloat_FromDouble(*timeout)) : PyRef::of(Py_None);
  checked(PyObject_CallMethod(host.get(), "_poll", "(O)", seconds.get()));
}

}  // namespace cpython
