const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; an attribute that is undefined, null or false is left out. */
export function el(name, attributes = {}, ...children) {
  return fillElement(document.createElement(name), attributes, children);
}

/** As {@link el}, in the SVG namespace. */
export function svg(name, attributes = {}, ...children) {
  return fillElement(document.createElementNS(SVG, name), attributes, children);
}

function fillElement(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    set(node, key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Sets or removes an attribute, and touches the page only when something changes. */
export function set(node, key, value) {
  if (value === undefined || value === null || value === false) {
    node.removeAttribute(key);
  } else {
    const text = value === true ? "" : String(value);
    if (node.getAttribute(key) !== text) {
      node.setAttribute(key, text);
    }
  }
}

/** Writes a text, and touches the page only when it changes: a selection survives the next second. */
export function write(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Puts these children in, in this order, and moves only those that stand elsewhere: focus and open details survive. */
export function syncChildren(parent, children) {
  const focused = document.activeElement;
  const wanted = new Set(children);
  [...parent.childNodes].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) {
      parent.insertBefore(child, parent.childNodes[index] ?? null);
    }
  });
  if (focused && focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/** Whether nothing has the focus: what had it was taken away, hidden or disabled. */
function isFocusLost() {
  const focused = document.activeElement ?? document.body;
  return focused === document.body || focused.disabled || focused.checkVisibility?.() === false;
}

/** Gives the focus, where it was lost, to the first of these that can take it, so that the keys go on from there. */
export function keepFocus(...nodes) {
  if (isFocusLost()) {
    nodes.find((node) => node?.checkVisibility?.() && !node.disabled)?.focus({ preventScroll: true });
  }
}
