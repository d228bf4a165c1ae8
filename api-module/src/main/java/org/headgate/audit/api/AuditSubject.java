package org.headgate.audit.api;

import java.util.Objects;
import java.util.UUID;
import org.headgate.common.identity.UserId;

/**
 * The object of an action.
 *
 * @param kind such as account, department, pool
 * @param id its id, or its name where that is its identity; never an e-mail address
 */
public record AuditSubject(String kind, String id) {

  public AuditSubject {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  public static AuditSubject account(UserId accountId) {
    return new AuditSubject("account", accountId.toString());
  }

  /** A subject that has an id. */
  public static AuditSubject of(String kind, UUID id) {
    return new AuditSubject(kind, id.toString());
  }
}
