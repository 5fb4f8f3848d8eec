// Small programs that ask what the language does: { name: source }. They print with log() of prelude.mjs.

export const probes = {
  "methods, static ones, private ones and computed ones": `
    class A {
      v = 1;
      async m(a) { await null; return this.v + a; }
      static async s() { return 2; }
      async #p() { return 3; }
      async q() { return await this.#p(); }
      async ["c" + 1]() { return 4; }
      async "a b"() { return 5; }
      async 7() { return 6; }
      static async *g() { yield 8; }
    }
    const a = new A();
    log(await a.m(5), await A.s(), await a.q(), await a.c1(), await a["a b"](), await a[7]());
    for await (const x of A.g()) log(x);`,
  "methods called async, get, static and await's neighbours": `
    const o = { async() { return 1; }, get: async () => 2, async get() { return 3; }, async static() { return 4; } };
    log(o.async(), await o.get(), await o.static());
    class A { async async() { return 5; } static async static() { return 6; } }
    log(await new A().async(), await A.static());`,
  "super in async methods": `
    class A { x = 1; async m() { return this.n; } get p() { return this.n; } set p(v) { this.set = v;
    } static async s() { return "s"; } }
    class B extends A {
      n = 7;
      async m() { await null; return 1 + await super.m(); }
      async get() { return [super.p, super["p"], typeof super.nothing, super.m?.call(this) instanceof Promise]; }
      async maybe() { return await super.m?.() + await super.none?.(); }
      async put() { super.p = 3; return this.set; }
      async arrow() { return (async () => await super.m())(); }
      later() { return (async () => super.p)(); }
      static async s() { return await super.s() + 2; }
      async *g() { yield super.p; }
    }
    const b = new B();
    log(await b.m(), await b.get(), await b.maybe(), await b.put(), await b.arrow(), await b.later(), await B.s());
    for await (const x of b.g()) log(x);
    const o = { __proto__: { async f() { return 9; } }, async f() { return await super.f(/* ) */ ...[]) + 1; } };
    log(await o.f());`,
  "arguments of functions and arrow functions": `
    async function f() { await null; return arguments.length + arguments[0]; }
    function g() { return (async () => arguments[0] + arguments.length)(); }
    async function h() { return (async () => (() => arguments[1])())(); }
    function i() { return (async () => { await null; return { arguments }.arguments.length; })(); }
    log(await f(7, 8), await g(3, 4), await h(1, 5), await i(1, 2, 3));`,
  "new.target": `
    async function f() { return new.target === undefined; }
    function G() { this.p = (async () => { await null; return new.target === G; })(); }
    log(await f(), await new G().p);`,
  "this in arrow functions and methods": `
    class A { v = 3; run() { return [1, 2].map(async (x) => { await null; return x + this.v; });
    } f = async () => { await null; return this.v; }; }
    log(await Promise.all(new A().run()), await new A().f());
    log(await (async function () { return this === undefined;
    })());`,
  "a default that throws rejects": `
    async function f(x = (() => { throw new Error("d"); })()) { return x; }
    let p;
    try { p = f(); log("no throw"); } catch (e) { log("threw"); }
    try { await p; } catch (e) { log(e); }
    async function* g(x = (() => { throw new Error("d"); })()) { yield x; }
    try { g(); log("no throw"); } catch (e) { log("threw", e); }`,
  "destructured parameters": `
    async function f({ a }) { return a; }
    const p = f(null);
    await p.catch((e) => log(e));
    log(await f({ a: 1 }), await (async ([a, ...b], { c = a } = {}) => [a, b, c])([1, 2, 3]));`,
  "a variable with the name of a parameter": `async function f(x) { var x; await null; return x; } log(await f(9));`,
  "hoisted functions": `log(await f()); async function f() { return g(); async function g() { return 1; } }`,
  "names and lengths": `
    async function foo(a, b = 1, c) {}
    const bar = async (x, y) => {}, baz = async x => x;
    class A { async m(a, ...b) {} }
    log(foo.name, foo.length, bar.name, bar.length, baz.length, new A().m.name, new A().m.length, (async () => {}).length);`,
  "labels": `
    async function* g() { yield 1; yield 2; yield 3; }
    outer: for await (const x of g()) { for (let i = 0; i < 2; i++) { if (x === 2) continue outer; log(x, i); } }
    a: b: for await (const x of g()) { inner: for (;;) { if (x < 3) continue a; break b; } }
    block: { for await (const x of g()) { log(x); break block; } }
    n: for (const i of [1, 2]) { for await (const x of g()) { if (i === 1) continue n; log(i, x); break n; } }`,
  "await in every expression": `
    const o = { async f() { return { b: [1, 2] }; } };
    log(\`\${await o.f().then((v) => v.b.length)}\`, (await o?.f())?.b[await 1]);
    log([...(await o.f()).b].length, { ...(await o.f()) }.b.length);
    log(await 1 + await 2, -(await 3), !(await 0), await (await 4), (await 5, await 6));
    log(await 1 ? await 2 : await 3, (await null) ?? await 7);
    let x = 0; x += await 8; x ||= await 9; [x] = [await 10];
    log(x, typeof await 1, await 2 in { 2: 1 }, new (await class { y = 1 })().y);
    log((await (async (s, ...v) => s[0] + v[0])\`a\${1}b\`));`,
  "bodies of arrow functions": `
    const f = async (x) => ({ x }); const g = async (x) => (x + 1); const h = async x => x; const i = async () => {};
    const j = async x => async y => x + y;
    log(await f(1), await g(2), await h(3), await i(), await (await j(1))(2));
    const k = async (x) => await (async (y) => y * 2)(x); log(await k(4));`,
  "sync generators stay": `
    function* g() { const x = yield 1; log(x); yield* [2, 3]; return 4; }
    const it = g(); it.next(); it.next("hi"); log([...g()]);
    const o = { *m() { yield 5; } }; log([...o.m()]);`,
  "lines that end without a semicolon": `let a = 1
    let b = a
    ;[1, 2].forEach((x) => log(x))
    await null
    const f = async () => 3
    async () => 4
    log(a + b)
    class A { x = 1
      async m() { return 2 }
      async [a]() { return 3 }
      y = 2
      async *g() { yield 4 } }
    log(new A().x, await new A().m(), await new A()[1]())
    var c = a
    for await (const x of [1]) log(x)
    label: for (const y of [1]) log(y)`,
  "comments where keywords are": `
    const f = async /* ( */ function /* * */ named(/* ) */ x) { return await /* y */ x; };
    const g = async /* => */ (x /* => */) /* => */ => /* { */ x;
    log(await f(1), await /* one
      two */ g(2));
    for await /* ( */ (const /* of */ x /* of */ of /* in */ [1, 2]) /* { */ { log(x); }`,
  "if, else, switch, do and while without blocks": `
    let i = 0;
    do await null; while (++i < 3);
    while (await (i < 5)) i++;
    if (i) log("x"); else log("y");
    if (!i) log(1); else if (i > 9) log(2); else log(await 3);
    for (const k in { a: 1 }) log(k);
    for (;;) if (i++ > 6) break; else await null;
    async function f(x) { switch (x) { case await 1: await null; return "one"; default: log("d");
    case 5: return "other"; } }
    log(await f(1), await f(2), i);`,
  "loops whose body is empty": `for (let i = 0; i < 3; i++); let n = 3; while (n--); do ; while (n++ < 2);
    for (const x of [1]); for await (const x of [1]); log(n);`,
  "closures of a loop": `const fs = []; for await (const x of [1, 2]) fs.push(() => x);
    for (let i = 0; i < 2; i++) { await null; fs.push(() => i); } log(fs.map((f) => f()));`,
  "left sides of for await": `
    const o = {};
    for await (o.x of [1, 2]) log(o.x);
    let y, z;
    for await ([y, z = await 5] of [[3]]) log(y, z);
    for await ({
      a: y, // the first
      b: z = (async () => 1)()
    } of [{ a: 4 }]) log(y, await z);
    for await (var v of [6]) log(v);
    for await (const { a, ...rest } of [{ a: 1, b: 2 }]) log(a, rest);
    log(v);`,
  "an iterator is closed when its value cannot be taken apart": `
    const next = async () => ({ value: null, done: false });
    const it = { [Symbol.asyncIterator]: () => ({ next, return() { log("closed"); return {}; } }) };
    try { for await (const { a } of it) log(a); } catch (e) { log(e); }`,
  "iterators by hand": `
    const make = (extra) => ({ [Symbol.asyncIterator]() { let i = 0;
    return { next: () => Promise.resolve({ value: ++i, done: i > 2 }), ...extra }; } });
    for await (const x of make({ return() { log("ret"); return {}; } })) log(x);
    for await (const x of make({ return() { log("ret"); return {}; } })) break;
    try { for await (const x of make({ return() { log("ret"); return 1; } })) break; } catch (e) { log(e); }
    try { for await (const x of make({ return() { throw new Error("r"); } })) break; } catch (e) { log(e); }
    try { for await (const x of make({ return() { throw new Error("r"); } })) throw new Error("b");
    } catch (e) { log(e); }
    try { for await (const x of make({ return: async () => { throw new Error("r"); } })) throw new Error("b");
    } catch (e) { log(e); }
    try { for await (const x of make({ return: 1 })) break; } catch (e) { log(e); }
    for await (const x of make({})) break;
    async function f() { for await (const x of make({ return() { log("ret"); return {}; } })) return x; }
    log(await f());
    try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => 1 }) }) log(x); } catch (e) { log(e); }
    try { for await (const x of 5) log(x); } catch (e) { log(e); }
    try { for await (const x of { [Symbol.asyncIterator]: () => 1 }) log(x); } catch (e) { log(e); }`,
  "sync iterators in for await": `
    const make = (...values) => {
      const next = () => ({ value: values.shift(), done: values.length === 0 });
      return { [Symbol.iterator]: () => ({ next, return() { log("closed"); return {}; } }) };
    };
    for await (const x of make(1, Promise.resolve(2), 3)) log(x);
    try { for await (const x of [1, Promise.reject(new Error("e"))]) log(x); } catch (e) { log(e); }
    for await (const x of make(1, 2, 3)) break;
    function* g() { try { yield 1; yield Promise.resolve(2); } finally { log("end"); } }
    for await (const x of g()) { log(x); if (x === 2) break; }`,
  "return and finally": `
    async function f() { try { return await Promise.reject(new Error("x")); } catch { return 1;
    } finally { log("fin"); } }
    async function g() { try { return Promise.reject(new Error("y")); } catch { return 1; } finally { await null;
    log("fin"); } }
    async function h() { for (const x of [1, 2]) { try { continue; } finally { await null; log(x); } } try { throw 1;
    } finally { return 2; } }
    log(await f()); await g().catch((e) => log(e)); log(await h());`,
  "async generators by hand": `
    async function* g() { try { const x = yield 1; log(x); yield Promise.resolve(2); return Promise.resolve(3);
    } finally { log("fin"); yield 4; } }
    const a = g(); log(await a.next("lost"), await a.next("got"), await a.next(), await a.next(), await a.next());
    const b = g(); log(await b.next(), await b.return(Promise.resolve(9)), await b.next(), await b.next());
    const c = g(); log(await c.return(5), await c.next()); const d = g();
    await d.throw(new Error("t")).catch((e) => log(e)); log(await d.next());
    const e = g();
    const late = () => e.throw(new Error("late")).catch((x) => log(x));
    await Promise.all([e.next(), e.next(), e.return(7), e.next(), late()].map(async (p) => log(await p)));
    log(a[Symbol.asyncIterator]() === a, String(a), typeof a.next);
    log(await g().return(Promise.reject(new Error("r"))).catch((x) => x));`,
  "yield*": `
    async function* inner() { try { const x = yield 1; log("x", x); yield 2; } catch (e) { log("caught", e); yield 3;
    } finally { log("fin"); } return "r"; }
    async function* outer() { const r = yield* inner(); log(r); yield* [4, Promise.resolve(5)];
    yield* (function* () { log(yield 6); })(); }
    for await (const x of outer()) log(x);
    const a = outer(); await a.next(); log(await a.throw(new Error("t")), await a.next("n"));
    const b = outer(); await b.next(); log(await b.return("v"), await b.next());
    async function* bare() { yield* { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }) }) }; }
    const c = bare(); await c.next(); log(await c.return("w"));
    const d = bare(); await d.next(); await d.throw(new Error("none")).catch((e) => log(e));`,
  "a sync iterator whose item is rejected": `
    function* g() { try { yield 1; yield Promise.reject(new Error("r")); yield 3; } finally { log("closed"); } }
    try { for await (const x of g()) log(x); } catch (e) { log(e); }
    async function* d() { yield* g(); }
    try { for await (const x of d()) log(x); } catch (e) { log(e); }
    const p = Promise.resolve(1);
    Object.defineProperty(p, "constructor", { get() { throw new Error("c"); } });
    const it = { [Symbol.iterator]: () => ({ next: () => ({ value: p }), return() { log("closed"); return {}; } }) };
    try { for await (const x of it) log(x); } catch (e) { log(e); }`,
  "throw() into yield* over an iterator without it": `
    async function* d(make) { yield* make; }
    const returns = [{}, { return() { log("ret"); return {}; } }, { return() { throw new Error("in"); } },
      { return: () => 1 }, { return: async () => { throw new Error("a"); } }];
    for (const symbol of [Symbol.iterator, Symbol.asyncIterator]) {
      for (const extra of returns) {
        const g = d({ [symbol]: () => ({ next: () => ({ value: 1, done: false }), ...extra }) });
        await g.next();
        await g.throw(new Error("t")).catch((e) => log(e));
        log(await g.next());
      }
    }`,
  "throw() and return() of a sync iterator": `
    const make = (extra) => ({
      [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => { log("ret"); return {}; },
        throw: () => ({ value: Promise.reject(new Error("x")), done: false }), ...extra }),
    });
    async function* d(extra) { yield* make(extra); }
    for (const extra of [{}, { return: () => 1 }, { throw: () => ({ value: 2, done: true }) }]) {
      const a = d(extra);
      await a.next();
      await a.throw(new Error("t")).then((v) => log(v), (e) => log(e));
      log(await a.next());
      const b = d(extra);
      await b.next();
      await b.return(5).then((v) => log(v), (e) => log(e));
      log(await b.next());
    }`,
  "combinators of another constructor": `
    class C { constructor(f) { f((v) => log("res", v), (e) => log("rej", e)); } static resolve(x) { return x; } }
    Promise.all.call(C, [{ then(f) { f(1); f(2); } }, { then(f) { f(3); } }]);
    Promise.any.call(C, [{ then(f, r) { r(1); r(2); } }, { then(f, r) { r(3); } }]);
    Promise.allSettled.call(C, [{ then(f, r) { r(1); f(2); } }]);
    Promise.race.call(C, [{ then(f) { f(1); f(2); } }]);`,
  "subclasses and species": `
    class P extends Promise { static get [Symbol.species]() { log("species"); return Promise; } }
    const p = P.resolve(1);
    log(p instanceof P, p.then(() => 1) instanceof P, await p, (async () => {})() instanceof Promise);
    class Q extends Promise {} ;
    log(Q.all([1]) instanceof Q, Q.resolve(p) === p, Q.reject(new Error("q")).catch(() => 1) instanceof Q);
    log((async () => Q.resolve(2))() instanceof Q);
    class R extends Promise { then(...a) { log("then"); return super.then(...a); } }
    log(await R.resolve(5), await Promise.all([R.resolve(6)]));`,
  "what Promise is": `
    log(Promise.name, Promise.length, String(Promise.resolve(1)), Object.prototype.toString.call(Promise.resolve(1)));
    log(Object.keys(Promise), Object.keys(Promise.prototype), Promise.resolve.length, Promise.all.length, Promise.race.name);
    log(Promise.prototype.then.length, Promise.prototype.finally.length);
    for (const bad of [() => Promise(), () => new Promise(), () => new Promise(1), () => Promise.resolve.call(1),
      () => Promise.all.call(1), () => Promise.prototype.then.call({})]) {
      try { bad(); log("no error"); } catch (e) { log(e); }
    }
    try { new Promise(() => { throw new Error("in"); }).catch((e) => log(e)); } catch (e) { log("out"); }`,
  "a promise that is resolved with itself": `let r; const p = new Promise((x) => { r = x; }); r(p);
    await p.catch((e) => log(e)); const q = Promise.resolve().then(() => q); await q.catch((e) => log(e));`,
  "thenables with getters": `
    const o = { get then() { log("get"); return (f) => { log("call"); f(1); f(2); throw new Error("late"); }; } };
    log(await o, await Promise.resolve(o));
    await Promise.resolve({ get then() { throw new Error("g"); } }).catch((e) => log(e));
    await (async () => ({ then(_, r) { r(new Error("r")); } }))().catch((e) => log(e));
    const p = Promise.resolve(1); Object.defineProperty(p, "constructor", { get() { log("constructor");
    return Promise; } }); log(await p);
    const q = Promise.resolve(1); Object.defineProperty(q, "constructor", { get() { throw new Error("c"); } });
    try { await q; } catch (e) { log(e); }`,
  "combinators": `
    log(await Promise.all([]), await Promise.allSettled([]), await Promise.any([]).catch((e) => e));
    log(await Promise.all([1, Promise.resolve(2), { then(f) { f(3);
    } }]), await Promise.allSettled([1, Promise.reject(new Error("a"))]));
    log(await Promise.any([Promise.reject(1), 2]), await Promise.race([new Promise(() => {}), 3]));
    await Promise.all(5).catch((e) => log(e)); await Promise.all((function* () { try { yield 1;
    } finally { log("closed"); } })()).then((v) => log(v));
    const it = { [Symbol.iterator]: () => ({ next() { throw new Error("next"); } }) };
    await Promise.race(it).catch((e) => log(e));
    const { resolve } = Promise;
    Promise.resolve = function (x) { log("resolve"); return resolve.call(this, x); };
    log(await Promise.all([1, 2]));
    Promise.resolve = resolve;`,
  "finally": `
    log(await Promise.resolve(1).finally(() => 2), await Promise.reject(1).finally(() => 2).catch((e) => e));
    log(await Promise.resolve(1).finally(() => { throw 3; }).catch((e) => e));
    log(await Promise.resolve(1).finally(), await Promise.resolve(1).finally(async () => { await null; log("cleaned");
    }));`,
  "microtasks beside promises": `
    queueMicrotask(() => log("a")); Promise.resolve().then(() => { log("b"); queueMicrotask(() => log("c"));
    }).then(() => log("d")); setTimeout(() => log("e")); await null; log("f");`,
  "unhandled rejections": `
    Promise.reject(new Error("a")); const late = Promise.reject(new Error("b"));
    setTimeout(() => late.catch((e) => log("late", e))); const soon = Promise.reject(new Error("c")); await null;
    soon.catch((e) => log("soon", e));
    (async () => { throw new Error("d"); })(); new Promise((_, r) => setTimeout(r, 1, new Error("e")));`,
  "eval and Function of code that does not wait": `const x = 1;
    log(eval("x + 1"), (0, eval)("typeof x"), new Function("a", "return a + 1")(2), Function("return 4")());`,
  "class fields, accessors and static blocks": `
    let s; class A { static #n = 1; static { s = A.#n + 1; } get p() { return Promise.resolve(1); } set p(v) { log(v);
    } static async make() { return new A(); } #q = async () => 5; async q() { return this.#q(); } }
    const a = await A.make(); a.p = 2; log(await a.p, s, await a.q());`,
  "exceptions without an Error": `for (const x of [undefined, null, 1, "s", {}]) { try { await Promise.reject(x);
    } catch (e) { log(e); } try { await (async () => { throw x; })(); } catch (e) { log(e); } }`,
  "optional chains, templates and regular expressions": `
    const o = { f: async () => ({ g: null }) };
    log((await o.f())?.g?.h, await o.x?.(), \`a\${\`b\${await 1}\`}c\`, /async [(]/.test("async ("), 4 / 2 / 1);`,
};

/** Those that Chromium 156 answers otherwise: it closes a sync iterator whose result is none, or cannot be read. */
export const unlikeChromium = {
  "a sync iterator whose result cannot be read": `
    const make = (next, extra) => ({ [Symbol.iterator]: () => ({ next, return() { log("closed"); return {}; }, ...extra }) });
    const failing = [() => ({ get value() { throw new Error("v"); } }), () => ({ get done() { throw new Error("d"); } }),
      () => 1, () => { throw new Error("n"); }];
    for (const next of failing) try { for await (const x of make(next)) log(x); } catch (e) { log(e); }
    async function* d(extra) { yield* make(() => ({ value: 1, done: false }), extra); }
    const g = d({ throw: () => 1 });
    await g.next();
    await g.throw(new Error("t")).catch((e) => log(e));`,
};
