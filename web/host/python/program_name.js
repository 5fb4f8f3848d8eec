// A file's name that a program may have: without folders. Another name is replaced.
export const programName = (name) => (/^\w[\w .-]{0,99}$/.test(name) ? name : "program.py");
