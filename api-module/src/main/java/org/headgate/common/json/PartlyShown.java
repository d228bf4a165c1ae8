package org.headgate.common.json;

/**
 * A representation of state of which a part is not shown. Its ETag covers that part too, because
 * callers who change it depend on what it was.
 */
public interface PartlyShown {

  /** The state that is not shown; two that are equal are written as the same JSON. */
  Object unshown();
}
