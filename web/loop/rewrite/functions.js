// Functions and methods. Async ones keep their head, and what they do moves into a generator:
//
//     async function f(PARAMETERS) BODY
//
// becomes
//
//     function f($1, …) { return start(site, this, arguments, (call) => function* (PARAMETERS) BODY) }
//
// The parameters are those of the generator, so that a default that throws rejects the promise, and `arguments` and
// variables of the same names are what they were. $1, … are as many as `f.length` says.
import { OUTSIDE } from "./rewriter.js";

export function rewriteFunction(rewriter, node, scope) {
  const unnamed = node.type === "ArrowFunctionExpression" ? "=>" : "function";
  const name = node.id?.name ?? rewriter.given.get(node) ?? unnamed;
  if (!node.async) return rewriteSync(rewriter, node, scope, name);
  const { edits, source } = rewriter;
  const async = rewriter.token("async", node.start);
  edits.replace(async.start, async.end);
  if (node.generator) removeStar(rewriter, async.end);
  const head = node.type === "ArrowFunctionExpression" ? arrowHead(rewriter, node, async) : parenthesis(rewriter, node);
  const isBare = source[head] !== "(";
  return rewriteAsync(rewriter, node, scope, { name, head, isBare });
}

export function rewriteMethod(rewriter, member, scope, className) {
  const { edits } = rewriter;
  const { value: node } = member;
  const key = member.key.name ?? String(member.key.value ?? "method");
  const own = member.kind === "constructor" ? "constructor" : member.key.type === "PrivateIdentifier" ? `#${key}` : key;
  const name = className ? `${className}.${own}` : own;
  if (!node.async) return rewriteSync(rewriter, node, scope, name);
  const async = rewriter.token("async", member.static ? rewriter.token("static", member.start).end : member.start);
  // In a class, a line before this one may rely on a new line to end there.
  if (member.type === "MethodDefinition") edits.insertBefore(member.start, ";");
  edits.replace(async.start, async.end);
  if (node.generator) removeStar(rewriter, async.end);
  return rewriteAsync(rewriter, node, scope, { name, head: node.start, isBare: false });
}

function removeStar(rewriter, from) {
  const star = rewriter.token("*", from);
  rewriter.edits.replace(star.start, star.end);
}

const parenthesis = (rewriter, node) => rewriter.token("(", node.id ? node.id.end : node.start).start;

const arrowHead = (rewriter, node, async) => rewriter.tokenAfter(async.end).start;

function rewriteSync(rewriter, node, scope, name) {
  const { edits, names } = rewriter;
  rewriter.functions.push({ name, start: node.start, end: node.end });
  const isArrow = node.type === "ArrowFunctionExpression";
  const inner = isArrow ? { ...scope, ...OUTSIDE } : OUTSIDE;
  for (const parameter of node.params) rewriter.visit(parameter, inner);
  if (node.body.type === "BlockStatement") return rewriter.statements(node.body.body, inner);
  edits.insertBefore(node.body.start, `(${names.expression}(${node.body.loc.start.line}),`);
  rewriter.visit(node.body, inner);
  return edits.insertAfter(node.body.end, ")");
}

/** @param head where the parameters begin, which are `isBare` without parentheses */
function rewriteAsync(rewriter, node, scope, { name, head, isBare }) {
  const { edits, names } = rewriter;
  const isArrow = node.type === "ArrowFunctionExpression";
  const kind = node.generator ? "asyncGenerator" : "async";
  const site = rewriter.site(name, node.loc.start.line);
  rewriter.functions.push({ name, start: node.start, end: node.end, site });
  const call = rewriter.fresh("a");
  const inner = { call, kind, ...(isArrow ? captures(rewriter, scope) : { super: capture(rewriter, SUPER) }) };

  const wanted = [...Array(lengthOf(node))].map((_, index) => `${rewriter.prefix}${index + 1}`);
  const rest = `${rewriter.prefix}p`;
  const outer = isArrow ? `(${[...wanted, `...${rest}`].join(",")})=>` : `(${wanted.join(",")})`;
  const values = isArrow ? `[${[...wanted, `...${rest}`].join(",")}]` : "arguments";
  const helper = node.generator ? names.startGenerator : names.start;
  edits.insertBefore(head, () => `${outer}{${declared(inner, scope)}return ${helper}(${site},this,${values},`
    + `(${call})=>function*${isBare ? "(" : ""}`, true);
  for (const parameter of node.params) rewriter.visit(parameter, { ...inner, ...OUTSIDE });
  if (isBare) edits.insertAfter(node.params[0].end, ")");
  if (isArrow) {
    const arrow = rewriter.token("=>", node.params.at(-1)?.end ?? head);
    edits.replace(arrow.start, arrow.end);
  }
  if (node.body.type === "BlockStatement") {
    rewriter.statements(node.body.body, inner);
    edits.insertAfter(node.body.end, ")}");
  } else {
    edits.insertBefore(node.body.start, `{${rewriter.line(node.body, inner)};return(`);
    rewriter.visit(node.body, inner);
    edits.insertAfter(node.body.end, ")})}");
  }
}

/** `f.length`: the parameters before the first that has a default or takes the rest. */
function lengthOf({ params }) {
  const end = params.findIndex(({ type }) => type === "AssignmentPattern" || type === "RestElement");
  return end < 0 ? params.length : end;
}

// What an arrow function has from around it, and a generator in its place has not, is kept in a variable outside.
const ARGUMENTS = "arguments";
const TARGET = "new.target";
const SUPER = "new Proxy({},{get:(_,k)=>super[k],set:(_,k,v)=>{super[k]=v;return true}})";

const capture = (rewriter, value) => ({ name: rewriter.fresh("o"), value, isUsed: false });

const captures = (rewriter, scope) => ({
  arguments: scope.arguments ?? capture(rewriter, ARGUMENTS),
  target: scope.target ?? capture(rewriter, TARGET),
  super: scope.super ?? capture(rewriter, SUPER),
});

/** The declarations of what `inner` keeps and its surroundings do not. */
const declared = (inner, scope) => ["arguments", "target", "super"]
  .filter((what) => inner[what]?.isUsed && inner[what] !== scope[what])
  .map((what) => `const ${inner[what].name}=${inner[what].value};`).join("");
