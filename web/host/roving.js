// Radio groups, tab lists and toolbars are one stop for the Tab key; arrow keys move inside them. In a tab list an arrow
// key also selects; in a radio group it only moves, because choosing answers a question.
const GROUPS = { radio: "[role=radiogroup]", tab: "[role=tablist]", button: "[role=toolbar]" };

// Keeps one element of each changed group in the tab order.
export function rove(nodes, find) {
  const groups = new Set();
  for (const node of nodes) {
    const selector = GROUPS[node.role];
    const group = selector && find(node.id)?.closest(selector);
    if (group) groups.add(group);
  }
  for (const group of groups) {
    const all = members(group);
    const stop = all.find((e) => e.getAttribute("aria-checked") === "true" || e.getAttribute("aria-selected") === "true" || e.ariaCurrent)
      ?? all.find((e) => e === document.activeElement) ?? all[0];
    for (const element of all) element.tabIndex = element === stop ? 0 : -1;
  }
}

function members(group) {
  return [...group.querySelectorAll("[role=radio],button")];
}

// The element to which an arrow key moves from an element of such a group, or null.
export function roveTarget(element, key) {
  const selector = GROUPS[element.dataset.widget];
  const group = selector && element.closest(selector);
  if (!group) return null;
  const all = members(group);
  const at = all.indexOf(element);
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (key === "Home") return all[0];
  if (key === "End") return all[all.length - 1];
  if (!(key in steps)) return null;
  return all[(at + steps[key] + all.length) % all.length];
}
