// The API object of a platform that allows no more than its standard does, fails when told to, and records every call.
//
//     const platform = new StrictPlatform(SCORM12, { values: { "cmi.core.student_id": "ada" } });
//     window.API = platform.api;
//     platform.calls          // [["LMSInitialize", [""], "true", 0], …]
//     platform.violations     // what the standard does not allow
//     platform.stored         // the values at the last commit that worked
//     platform.faults.commits = 2; platform.faults.how = "throws";
//     const next = platform.relaunched();
//
// Faults: `commits`: so many commits fail (-1: all), `how`: false, empty, null, throws, never (a promise that is never
// settled) or late (a promise); `initialize`: so many fail; `gets`: so many fail; `sets`: so many fail; `expired`: the
// session is over; `terminate`: "false" or "throws".
const never = new Promise(() => {});

export class StrictPlatform {
  calls = [];
  violations = [];
  values;
  stored;
  inner;       // an API that gets the same calls, or null
  #model;
  #phase = "new";
  #error = 0;

  constructor(model, { values = {}, inner = null, faults = {}, changed = () => {} } = {}) {
    this.#model = model;
    this.inner = inner;
    this.faults = faults;
    this.changed = changed;
    this.values = { ...model.start, ...values };
    this.stored = { ...this.values };
    const { calls } = model;
    this.api = {};
    for (const [name, does] of Object.entries({
      initialize: this.#initialize, terminate: this.#terminate, get: this.#get, set: this.#set, commit: this.#commit,
    })) this.api[calls[name]] = (...values) => this.#run(name, does, values);
    this.api[calls.error] = () => String(this.#error);
    this.api[calls.text] = (code) => `error ${code}`;
    this.api[calls.diagnostic] = () => "";
  }

  // The same learner comes back: a platform with what this one has stored.
  relaunched(options = {}) {
    const lasting = Object.entries(this.stored).filter(([name]) => this.#model.lasting.test(name));
    const learner = Object.entries(this.values).filter(([name]) => /^cmi\.(core\.student|learner)_/.test(name));
    const values = { ...Object.fromEntries([...learner, ...lasting]), ...this.#counts(), ...this.#model.resumed };
    return new StrictPlatform(this.#model, { ...options, values: { ...values, ...options.values } });
  }

  // The interactions that the platform has stored, each with its fields.
  interactions(values = this.stored) {
    const all = [];
    for (const [name, value] of Object.entries(values)) {
      const [, index, field] = name.match(/^cmi\.interactions\.(\d+)\.(.+)$/) ?? [];
      if (index) (all[index] ??= {})[field] = value;
    }
    return all;
  }

  #counts() {
    return Object.fromEntries(this.#model.collections.map((name) =>
      [`${name}._count`, String(count(this.stored, name))]));
  }

  #run(name, does, values) {
    this.#error = 0;
    let answer;
    try {
      answer = does.call(this, ...values.map(String));
    } finally {
      this.calls.push([this.#model.calls[name], values, answer, this.#error]);
      this.changed();
    }
    return answer;
  }

  // Answers that the call failed, and why; what no lesson may do is a violation.
  #refuse(code, why) {
    this.#error = code;
    if (why) this.violations.push(why);
    return "false";
  }

  // A fault that the test asked for uses up one of its times.
  #fails(name) {
    if (!this.faults[name]) return false;
    if (this.faults[name] > 0) this.faults[name] -= 1;
    return true;
  }

  #whyNot(name, value) {
    const { errors } = this.#model;
    if (this.#phase === "new") return [errors.notBegun[name], `${name} ${value} before initialize`];
    if (this.#phase === "ended") return [errors.ended[name], `${name} ${value} after terminate`];
    return null;
  }

  #initialize(argument) {
    const { errors } = this.#model;
    if (argument !== "") return this.#refuse(errors.argument, "initialize with an argument");
    if (this.#phase === "ended") return this.#refuse(errors.ended.initialize, "initialize after terminate");
    if (this.#phase === "running") return this.#refuse(errors.begun, "initialize twice");
    if (this.#fails("initialize")) return this.#refuse(errors.failed);
    this.#phase = "running";
    return this.#forward("initialize", [""]);
  }

  #terminate(argument) {
    const refused = this.#whyNot("terminate", "");
    if (refused) return this.#refuse(...refused);
    if (argument !== "") return this.#refuse(this.#model.errors.argument, "terminate with an argument");
    if (this.faults.terminate === "throws") throw new Error("terminate throws");
    if (this.faults.terminate) return this.#refuse(this.#model.errors.failed);
    // A platform stores what it has when a session ends, unless it cannot store anything now.
    if (!this.faults.commits && !this.faults.expired) this.stored = { ...this.values };
    this.#phase = "ended";
    return this.#forward("terminate", [""]);
  }

  #commit(argument) {
    const refused = this.#whyNot("commit", "");
    if (refused) return this.#refuse(...refused);
    if (argument !== "") return this.#refuse(this.#model.errors.argument, "commit with an argument");
    if (this.faults.expired) return this.#refuse(this.#model.errors.notBegun.commit);
    const { how } = this.faults;
    if (how !== "late" && this.#fails("commits")) return this.#fault(how);
    const done = () => {
      this.stored = { ...this.values };
      this.changed();
      return this.#forward("commit", [""]);
    };
    if (how === "late" && this.#fails("commits")) return new Promise((answer) => setTimeout(() => answer(done()), 5000));
    return done();
  }

  #fault(how) {
    this.#error = this.#model.errors.failed;
    if (how === "throws") throw new Error("commit throws");
    const answers = { empty: "", null: null, never };
    return how in answers ? answers[how] : "false";
  }

  #get(name) {
    const refused = this.#whyNot("get", name);
    if (refused) return this.#refuse(...refused) && "";
    if (this.faults.expired) return this.#refuse(this.#model.errors.notBegun.get) && "";
    const found = this.#find(name);
    if (!found) return this.#refuse(this.#model.errors.unknown.get, `get ${name}: there is no such element`) && "";
    if (!found.access.includes("r")) return this.#refuse(this.#model.errors.writeOnly, `get ${name}: it is write-only`) && "";
    if (this.#fails("gets")) return this.#refuse(this.#model.errors.failed) && "";
    if (name.endsWith("._count")) return String(count(this.values, name.slice(0, -7)) || this.values[name] || 0);
    if (this.values[name] === undefined && this.#model.errors.unset) this.#error = this.#model.errors.unset;
    return this.values[name] ?? "";
  }

  #set(name, value) {
    const { errors } = this.#model;
    const refused = this.#whyNot("set", name);
    if (refused) return this.#refuse(...refused);
    if (this.faults.expired) return this.#refuse(errors.notBegun.set);
    const found = this.#find(name);
    if (!found) return this.#refuse(errors.unknown.set, `set ${name}: there is no such element`);
    if (!found.access.includes("w")) return this.#refuse(errors.readOnly, `set ${name}: it is read-only`);
    const wrong = this.#outOfOrder(name);
    if (wrong) return this.#refuse(errors.order, `set ${name}: ${wrong}`);
    const missing = this.#model.dependency?.(name, this.values);
    if (missing) return this.#refuse(errors.dependency, `set ${name}: ${missing}`);
    const sibling = (field) => this.values[name.replace(/^(cmi\.\w+\.\d+)\..*$/, `$1.${field}`)];
    if (!found.type(value, sibling)) return this.#refuse(errors.type, `set ${name}: "${value}" is not of its type`);
    if (this.#fails("sets")) return this.#refuse(errors.failed);
    this.values[name] = value;
    return this.#forward("set", [name, value]);
  }

  #find(name) {
    return this.#model.elements.find((element) => element.name.test(name));
  }

  // Entries of a collection are made one after the other.
  #outOfOrder(name) {
    const parts = name.split(".");
    for (let at = 1; at < parts.length; at += 1) {
      if (!/^\d+$/.test(parts[at])) continue;
      const collection = parts.slice(0, at).join(".");
      const there = Math.max(count(this.values, collection), Number(this.values[`${collection}._count`] ?? 0));
      if (Number(parts[at]) > there) return `entry ${parts[at]} of ${there}`;
    }
    return null;
  }

  #forward(name, values) {
    const answer = this.inner?.[this.#model.calls[name]](...values);
    if (this.inner && String(answer) !== "true") this.violations.push(`${name} ${values}: the library refuses it`);
    return "true";
  }
}

function count(values, collection) {
  const indices = Object.keys(values).filter((name) => name.startsWith(`${collection}.`))
    .map((name) => Number(name.slice(collection.length + 1).split(".")[0])).filter(Number.isInteger);
  return indices.length ? Math.max(...indices) + 1 : 0;
}
