// The main script of the site. A page starts the app with it, and a worker of that app runs a job with it.
if (typeof document === "object") import("./start.js").then(({ start }) => start());
else import("./worker.js").then(({ work }) => work());
