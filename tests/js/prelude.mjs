// What the programs of the tests print with: log(), which shows values so that engines agree, and unhandled rejections.

export const PRELUDE = `
const show = (value) => {
  if (value instanceof TypeError) return "TypeError"; // engines word these in their own ways
  if (value instanceof AggregateError) return "AggregateError " + value.errors.map(show);
  if (value instanceof Error) return value.name + " " + value.message;
  if (Array.isArray(value)) return "[" + value.map(show) + "]";
  if (typeof value !== "object" || value === null) return String(value);
  if (typeof value.then === "function") return "thenable";
  return "{" + Object.keys(value).map((key) => key + ":" + show(value[key])) + "}";
};
const log = (...values) => console.log(values.map(show).join(" "));
process.on("unhandledRejection", (reason) => log("unhandled", reason));
`;
