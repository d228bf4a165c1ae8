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

/**
 * Puts these children in, in this order. Those that are no longer wanted leave first, and the others move around the one that has
 * the focus: a node loses it when it is moved, and the next key would go nowhere.
 */
export function syncChildren(parent, children) {
  const wanted = new Set(children);
  [...parent.childNodes].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  const focused = children.find((child) => child.contains(document.activeElement));
  let next = parent.firstChild;
  for (const child of children) {
    if (child === next || child === focused) {
      next = child.nextSibling;
    } else {
      parent.insertBefore(child, next);
    }
  }
}

/** What takes the focus, as a selector. */
export const CONTROLS = "a, button, input, select, summary";

/** Puts another content in; where a control in it had the focus, the control that takes its place has it. */
export function replaceContent(parent, ...children) {
  const place = [...parent.querySelectorAll(CONTROLS)].indexOf(document.activeElement);
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  if (place >= 0) {
    parent.querySelectorAll(CONTROLS)[place]?.focus({ preventScroll: true });
  }
}

/** Whether nothing has the focus: what had it was taken away, hidden or disabled. */
function isFocusLost() {
  const focused = document.activeElement ?? document.body;
  return focused === document.body || focused.disabled || !isVisible(focused);
}

/** Gives the focus, where it was lost, to the first of these that can take it, so that the keys go on from there. */
export function keepFocus(...nodes) {
  if (isFocusLost()) {
    nodes.find((node) => node && !node.disabled && isVisible(node))?.focus({ preventScroll: true });
  }
}

/** Not every browser can tell. */
const isVisible = (node) => node.isConnected && node.checkVisibility?.() !== false;

/**
 * Notes whether this has the focus; the function that is returned gives it back where it was lost, as in a time disabled, or to the
 * first of the others that can take it.
 */
export function focusKeeper(node, ...others) {
  const hadFocus = document.activeElement === node;
  return () => {
    if (hadFocus) {
      keepFocus(node, ...others);
    }
  };
}
