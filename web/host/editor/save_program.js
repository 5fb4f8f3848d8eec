// Saves a program as a file.
import { download } from "../download.js";

export const saveProgram = (text, name) => download(new Blob([text], { type: "text/x-python" }), name);
