// Walks through the syntax tree of a program and edits its text: statements, and what has no subject of its own.
import { ProgramError } from "../problems.js";
import { Edits } from "./edits.js";
import { rewriteExpression } from "./expressions.js";
import { rewriteFunction, rewriteMethod } from "./functions.js";
import { rewriteLoop } from "./loops.js";

// What reports its line itself, or does nothing when it is reached.
const WITHOUT_LINE = new Set(["FunctionDeclaration", "EmptyStatement", "BlockStatement", "ClassDeclaration",
  "TryStatement", "WhileStatement", "DoWhileStatement", "ImportDeclaration", "ExportAllDeclaration"]);

export class Rewriter {
  sites = [];
  functions = [];
  imports = [];
  /** Names that syntax gives to functions: node -> name. */
  given = new Map();
  #numbers = 0;

  constructor({ source, file, tokens, comments, edits, prefix }) {
    Object.assign(this, { source, file, tokens, comments, edits, prefix });
    this.names = new Proxy({}, { get: (_, name) => prefix + name });
  }

  /** A name that the program does not use. */
  fresh(name) {
    this.#numbers += 1;
    return `${this.prefix}${name}${this.#numbers}`;
  }

  site(name, line) {
    this.sites.push({ name, line });
    return this.sites.length - 1;
  }

  /** The text of a node that will stand elsewhere, on one line. */
  elsewhere(node, scope) {
    const { edits } = this;
    this.edits = new Edits(this.source);
    this.visit(node, scope);
    const inside = this.comments.filter(({ start, end }) => start > node.start && end < node.end);
    for (const { start, end } of inside) this.edits.replace(start, end);
    const { text } = this.edits.apply(node.start, node.end);
    this.edits = edits;
    return text.replace(/\s*[\n\r\u2028\u2029]\s*/g, " ");
  }

  /** The first token of this text at `from` or after it. */
  token(text, from) {
    let place = this.#tokenAt(from);
    while (this.source.slice(this.tokens[place].start, this.tokens[place].end) !== text) place += 1;
    return this.tokens[place];
  }

  tokenAfter(from) {
    return this.tokens[this.#tokenAt(from)];
  }

  #tokenAt(from) {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tokens[middle].start < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  refuse(node, text) {
    const { line, column } = node.loc.start;
    throw new ProgramError(text, { file: this.file, line, column: column + 1 });
  }

  line(node, scope) {
    return `${this.names.line}(${scope.call},${node.loc.start.line})`;
  }

  statements(nodes, scope) {
    for (const node of nodes) this.statement(node, scope);
  }

  statement(node, scope) {
    const target = withoutLabels(node);
    const hasLine = !WITHOUT_LINE.has(target.type) && !node.directive;
    if (hasLine) this.edits.insertBefore(node.start, `${this.line(target, scope)};`);
    this.visit(node, scope);
  }

  /** The only statement of an `if`, or with `ticks` of a loop. */
  body(node, scope, ticks = false) {
    const tick = ticks ? `${this.names.tick}();` : "";
    if (node.type === "BlockStatement") {
      if (ticks) this.edits.insertBefore(node.start + 1, tick);
      this.statements(node.body, scope);
    } else {
      this.edits.insertBefore(node.start, `{${tick}`);
      this.statement(node, scope);
      this.edits.insertAfter(node.end, "}");
    }
  }

  visit(node, scope) {
    switch (node.type) {
      case "BlockStatement":
        return this.statements(node.body, scope);
      case "StaticBlock":
        return this.statements(node.body, OUTSIDE);
      case "IfStatement":
        this.visit(node.test, scope);
        this.body(node.consequent, scope);
        return node.alternate && this.body(node.alternate, scope);
      case "SwitchCase":
        if (node.test) this.visit(node.test, scope);
        return this.statements(node.consequent, scope);
      case "TryStatement":
        return this.#tries(node, scope);
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        return rewriteLoop(this, node, scope, []);
      case "LabeledStatement":
        return this.#labels(node, scope);
      case "BreakStatement":
      case "ContinueStatement":
        return undefined;
      case "ReturnStatement":
        return this.#returns(node, scope);
      case "VariableDeclarator":
        this.visit(node.id, scope);
        return node.init && this.#initialValue(node.id, node.init, scope);
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return rewriteFunction(this, node, scope);
      case "ClassDeclaration":
      case "ClassExpression":
        return this.#members(node, scope);
      case "ImportDeclaration":
        return this.#imports(node);
      case "ExportAllDeclaration":
        return this.edits.replace(node.start, node.end);
      case "ExportNamedDeclaration":
        if (!node.declaration) return this.edits.replace(node.start, node.end);
        this.edits.replace(node.start, node.declaration.start);
        return this.visit(node.declaration, scope);
      case "ExportDefaultDeclaration":
        return this.#exportsDefault(node, scope);
      default:
        return rewriteExpression(this, node, scope);
    }
  }

  /** Every node in this one. */
  children(node, scope) {
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === "string") this.visit(child, scope);
      }
    }
  }

  /** The value of a variable or a property, which gives its name to a function and to a promise. */
  #initialValue(target, value, scope) {
    const name = nameOf(target);
    if (name) this.given.set(value, name);
    const isMade = value.type === "CallExpression" || value.type === "NewExpression";
    if (name && isMade) this.edits.insertBefore(value.start, `${this.names.named}(${JSON.stringify(name)},`);
    this.visit(value, scope);
    if (name && isMade) this.edits.insertAfter(value.end, ")");
  }

  assignment(node, scope) {
    this.visit(node.left, scope);
    if (node.operator === "=") this.#initialValue(node.left, node.right, scope);
    else this.visit(node.right, scope);
  }

  #tries(node, scope) {
    this.statements(node.block.body, scope);
    // An endless program must not catch the end of its budget.
    const tick = `${this.names.tick}();`;
    if (node.handler) {
      if (node.handler.param) this.visit(node.handler.param, scope);
      this.edits.insertBefore(node.handler.body.start + 1, tick);
      this.statements(node.handler.body.body, scope);
    }
    if (node.finalizer) {
      this.edits.insertBefore(node.finalizer.start + 1, tick);
      this.statements(node.finalizer.body, scope);
    }
  }

  #labels(node, scope) {
    const target = withoutLabels(node);
    if (target.type !== "ForOfStatement" || !target.await) return this.visit(node.body, scope);
    const labels = [];
    for (let each = node; each !== target; each = each.body) labels.push(each.label.name);
    this.edits.replace(node.start, target.start);
    return rewriteLoop(this, target, scope, labels);
  }

  // 14.10.1: an async generator awaits what it returns.
  #returns(node, scope) {
    if (!node.argument) return;
    const awaits = scope.kind === "asyncGenerator";
    const { start, end } = node.argument;
    if (awaits) this.edits.insertBefore(start, `(yield ${this.names.awaiting}(${scope.call},(`);
    this.visit(node.argument, scope);
    if (awaits) this.edits.insertAfter(end, ")))");
  }

  #members(node, scope) {
    if (node.superClass) this.visit(node.superClass, scope);
    const name = node.id?.name ?? this.given.get(node);
    for (const member of node.body.body) {
      if (member.computed) this.visit(member.key, scope);
      if (member.type === "MethodDefinition") rewriteMethod(this, member, scope, name);
      else if (member.type === "StaticBlock") this.visit(member, scope);
      else if (member.value) this.#initialValue(member.key, member.value, OUTSIDE);
    }
  }

  #imports(node) {
    const from = JSON.stringify(node.source.value);
    const all = `${this.names.load}(${from})`;
    const names = [];
    let text = "";
    for (const { type, local, imported } of node.specifiers) {
      if (type === "ImportNamespaceSpecifier") text += `const ${local.name}=${all};`;
      else names.push([type === "ImportDefaultSpecifier" ? "default" : imported.name ?? imported.value, local.name]);
    }
    if (names.length > 0) {
      text += `const {${names.map(([name, local]) => `${JSON.stringify(name)}:${local}`).join(",")}}=${all};`;
    }
    const exports = names.map(([name]) => name);
    this.imports.push({ name: node.source.value, line: node.loc.start.line, exports, text });
    this.edits.replace(node.start, node.end);
  }

  #exportsDefault(node, scope) {
    const { declaration } = node;
    const isNamed = declaration.id && /^(Function|Class)Declaration$/.test(declaration.type);
    this.edits.replace(node.start, declaration.start, isNamed ? "" : "void (");
    this.given.set(declaration, "default");
    this.visit(declaration, scope);
    if (!isNamed) this.edits.insertAfter(declaration.end, ");");
  }
}

/** Where no async call runs: nested functions that are not async, and initial values of fields. */
export const OUTSIDE = { call: "0", kind: "sync" };

function withoutLabels(node) {
  while (node.type === "LabeledStatement") node = node.body;
  return node;
}

function nameOf(target) {
  if (target.type === "Identifier") return target.name;
  if (target.type === "PrivateIdentifier") return `#${target.name}`;
  if (target.type === "Literal") return String(target.value);
  return target.type === "MemberExpression" && !target.computed ? target.property.name : "";
}
