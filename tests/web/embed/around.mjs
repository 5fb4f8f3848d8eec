// A window in a frame, and a record of what the page around it is told.
export function framedWindow({ search = "?embed=lesson", around = "https://course.example", tells = true, framed = true } = {}) {
  const heard = [];
  const listeners = [];
  const page = {
    location: { search, ancestorOrigins: tells ? [around] : undefined },
    document: { referrer: "" },
    innerWidth: 800,
    innerHeight: 600,
    addEventListener: (type, listener) => { if (type === "message") listeners.push(listener); },
  };
  const parent = { postMessage: (message, to) => heard.push([message, to]) };
  page.parent = framed ? parent : page;
  page.postMessage = parent.postMessage;
  return {
    page,
    heard,
    // The messages of those types, without the protocol's number.
    told: (...types) => heard.filter(([{ type }]) => types.includes(type)).map(([message]) => {
      const { ...rest } = message;
      delete rest.loopstep;
      return rest;
    }),
    say: (data, { origin = around, source = parent } = {}) => {
      for (const listener of listeners) listener({ data: { loopstep: 1, ...data }, origin, source });
    },
  };
}
