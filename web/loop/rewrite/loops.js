// Loops: each round counts against the budget, and `for await` becomes a loop that yields to the event loop.

export function rewriteLoop(rewriter, node, scope, labels) {
  if (node.type === "ForOfStatement" && node.await) return rewriteForAwait(rewriter, node, scope, labels);
  const { edits } = rewriter;
  const reportsLine = (part) => {
    edits.insertBefore(part.start, `(${rewriter.names.line}(${scope.call},${part.loc.start.line}),`);
    rewriter.visit(part, scope);
    edits.insertAfter(part.end, ")");
  };
  switch (node.type) {
    case "WhileStatement":
    case "DoWhileStatement":
      reportsLine(node.test);
      break;
    case "ForStatement":
      for (const part of [node.init, node.test]) if (part) rewriter.visit(part, scope);
      if (node.update) reportsLine(node.update);
      break;
    default:
      rewriter.visit(node.left, scope);
      rewriter.visit(node.right, scope);
  }
  return rewriter.body(node.body, scope, true);
}

// ECMA-262, 14.7.5.6 ForIn/OfBodyEvaluation:
//
//     for await (LEFT of RIGHT) BODY
//
// becomes a loop in which `closed` is false while the iterator is to be closed if the loop ends:
//
//     { const iterator = iterate(RIGHT); let closed = true;
//       try {
//         LABELS for (;; line) {
//           closed = true;
//           const result = checked(yield awaiting(iterator.next()));
//           if (result.done) break;
//           const value = result.value; closed = false; LEFT = value; BODY
//         }
//       } catch (error) { if (!closed) { closed = true; yield* closeAfterError(iterator); } throw error;
//       } finally { if (!closed) yield* close(iterator); } }
function rewriteForAwait(rewriter, node, scope, labels) {
  const { edits, names } = rewriter;
  const { call } = scope;
  const [iterator, closed, result, value, error] = ["i", "c", "r", "v", "e"].map((name) => rewriter.fresh(name));
  const isDeclared = node.left.type === "VariableDeclaration";

  edits.replace(node.start, node.left.start, "{");
  // The left side moves behind the right side, which is read first.
  const left = rewriter.elsewhere(isDeclared ? node.left.declarations[0].id : node.left, scope);
  edits.replace(node.left.start, node.right.start, `const ${iterator}=${names.iterate}((`);
  rewriter.visit(node.right, scope);
  edits.insertAfter(node.right.end, `));let ${closed}=true;try{${labels.map((label) => `${label}:`).join("")}`
    + `for(;;${names.line}(${call},${node.loc.start.line})){${closed}=true;`
    + `const ${result}=${names.checked}(yield ${names.awaiting}(${call},${iterator}.next()));if(${result}.done)break;`
    + `const ${value}=${result}.value;${closed}=false;`
    + `${isDeclared ? `${node.left.kind} ${left}=${value}` : `(${left}=${value})`};${names.tick}();`);
  edits.replace(node.right.end, node.body.start);
  if (node.body.type === "BlockStatement") rewriter.visit(node.body, scope);
  else rewriter.statement(node.body, scope);
  edits.insertAfter(node.end, `}}catch(${error}){if(!${closed}){${closed}=true;`
    + `yield* ${names.closeAfterError}(${call},${iterator});}throw ${error}}`
    + `finally{if(!${closed})yield* ${names.close}(${call},${iterator});}}`);
}
