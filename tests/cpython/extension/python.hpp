/// What the extension needs of CPython's C API: owned references, and its errors as C++ exceptions.
///
///     PyRef text(PyUnicode_FromString("text"));       // owns what the API returns as "new reference"
///     if (!text) throw PythonError();                 // the interpreter holds the exception
///
/// All of this needs the interpreter's lock.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <utility>

namespace cpython {

/// A reference that is counted. Null where a call of the API failed.
class PyRef {
 public:
  PyRef() noexcept = default;
  /// Takes over a new reference.
  explicit PyRef(PyObject* owned) noexcept : object_(owned) {}
  static PyRef of(PyObject* borrowed) noexcept { return PyRef(Py_XNewRef(borrowed)); }
  PyRef(const PyRef& other) noexcept : object_(Py_XNewRef(other.object_)) {}
  PyRef(PyRef&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  PyRef& operator=(PyRef other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~PyRef() { Py_XDECREF(object_); }

  [[nodiscard]] PyObject* get() const noexcept { return object_; }
  [[nodiscard]] PyObject* release() noexcept { return std::exchange(object_, nullptr); }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  PyObject* object_ = nullptr;
};

/// Thrown where a call of the API failed; the interpreter holds the exception.
struct PythonError {};

/// The result of a call that returns a new reference. @throws PythonError
inline PyRef checked(PyObject* owned) {
  if (owned == nullptr) throw PythonError();
  return PyRef(owned);
}

/// What a weak reference refers to. @throws PythonError ReferenceError if that is gone
[[nodiscard]] inline PyRef alive(const PyRef& weak) {
  PyObject* object = nullptr;
  if (PyWeakref_GetRef(weak.get(), &object) < 0) throw PythonError();
  if (object == nullptr) {
    PyErr_SetString(PyExc_ReferenceError, "the event loop of this scheduler is gone");
    throw PythonError();
  }
  return PyRef(object);
}

}  // namespace cpython
