// Expressions: `await`, `yield`, and what cannot be left as it is in a generator.
import { rewriteMethod } from "./functions.js";

export function rewriteExpression(rewriter, node, scope) {
  const { edits, names } = rewriter;
  switch (node.type) {
    case "AwaitExpression":
      return operation(rewriter, node, scope, `(yield ${names.awaiting}(${scope.call},(`);
    case "YieldExpression":
      return rewriteYield(rewriter, node, scope);
    case "Identifier":
      return replaceName(rewriter, node, scope);
    case "AssignmentExpression":
      return rewriter.assignment(node, scope);
    case "CallExpression":
      return rewriteCall(rewriter, node, scope);
    case "MemberExpression":
      refuseFromAsync(rewriter, node);
      if (node.object.type === "Super") replaceSuper(rewriter, node.object, scope);
      else rewriter.visit(node.object, scope);
      return node.computed && rewriter.visit(node.property, scope);
    case "Property":
      return rewriteProperty(rewriter, node, scope);
    case "MetaProperty":
      if (node.meta.name === "import") edits.replace(node.start, node.end, names.meta);
      else if (scope.target) edits.replace(node.start, node.end, used(scope.target));
      return undefined;
    case "ImportExpression":
      return rewriter.refuse(node, "import() loads a module on a queue of its own, which cannot be followed. "
        + "Use an import declaration at the top of the program.");
    case "ParenthesizedExpression":
      if (rewriter.given.has(node)) rewriter.given.set(node.expression, rewriter.given.get(node));
      return rewriter.visit(node.expression, scope);
    default:
      return rewriter.children(node, scope);
  }
}

/** Puts `head` in the place of the keyword. */
function operation(rewriter, node, scope, head) {
  rewriter.edits.replace(node.start, node.argument.start, head);
  rewriter.visit(node.argument, scope);
  rewriter.edits.insertAfter(node.end, ")))");
}

function rewriteYield(rewriter, node, scope) {
  const { names, edits } = rewriter;
  if (scope.kind !== "asyncGenerator") return node.argument && rewriter.visit(node.argument, scope);
  if (node.delegate) return operation(rewriter, node, scope, `(yield* ${names.delegate}(${scope.call},(`);
  if (node.argument) return operation(rewriter, node, scope, `(yield ${names.yielding}(${scope.call},(`);
  return edits.replace(node.start, node.end, `(yield ${names.yielding}(${scope.call}))`);
}

function used(captured) {
  captured.isUsed = true;
  return captured.name;
}

function replaceName(rewriter, node, scope, before = "") {
  const { start, end, name } = node;
  if (name === "eval") rewriter.edits.replace(start, end, before + rewriter.names.evaluate);
  else if (name === "arguments" && scope.arguments) rewriter.edits.replace(start, end, before + used(scope.arguments));
}

function replaceSuper(rewriter, node, scope) {
  if (scope.super) rewriter.edits.replace(node.start, node.end, used(scope.super));
}

function rewriteCall(rewriter, node, scope) {
  const { edits, names } = rewriter;
  const { callee } = node;
  const open = () => rewriter.token("(", callee.end);
  if (callee.type === "Super" && scope.super) {
    rewriter.refuse(node, "super() in an async arrow function cannot be followed. Call it in the constructor itself.");
  }
  if (callee.type === "Identifier" && callee.name === "eval" && node.arguments.length > 0) {
    // A direct eval(), which sees the names around it.
    edits.insertBefore(node.arguments[0].start, `${names.checkedCode}(`);
    edits.insertAfter(node.arguments[0].end, ")");
    return node.arguments.forEach((argument) => rewriter.visit(argument, scope));
  }
  rewriter.visit(callee, scope);
  if (callee.type === "MemberExpression" && callee.object.type === "Super" && scope.super) {
    const { start, end } = open();
    edits.replace(callee.end, start, node.optional ? "?." : ".");
    edits.replace(start, end, `call(this${node.arguments.length > 0 ? "," : ""}`);
  }
  return node.arguments.forEach((argument) => rewriter.visit(argument, scope));
}

function rewriteProperty(rewriter, node, scope) {
  if (node.computed) rewriter.visit(node.key, scope);
  const isName = node.value.type === "Identifier";
  if (node.shorthand && isName) return replaceName(rewriter, node.value, scope, `${node.key.name}:`);
  if (node.shorthand) return rewriter.visit(node.value, scope); // a pattern with a default
  if (node.method || node.kind !== "init") return rewriteMethod(rewriter, asMember(node), scope, "");
  rewriter.given.set(node.value, node.key.name ?? String(node.key.value));
  return rewriter.visit(node.value, scope);
}

const asMember = (node) => ({ ...node, type: "Property", static: false });

// Array.fromAsync() of the engine would wait on the engine's own queue.
function refuseFromAsync(rewriter, node) {
  if (node.computed || node.property.name !== "fromAsync") return;
  rewriter.refuse(node, "Array.fromAsync() waits on a queue of its own, which cannot be followed. "
    + "Use a for await loop.");
}
