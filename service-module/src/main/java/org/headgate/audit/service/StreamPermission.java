package org.headgate.audit.service;

import java.util.function.BooleanSupplier;
import org.headgate.common.identity.Role;

/** Tells of callers whose responses last longer than their requests. */
public interface StreamPermission {

  /**
   * Remembers the caller of the present request.
   *
   * @return whether that caller would be accepted now, for an operation that needs the role
   */
  BooleanSupplier ofPresentCaller(Role role);
}
