package org.headgate.audit.api;

import java.util.regex.Pattern;

/**
 * The name of an action: the feature and the action in lower case with a dot between, such as
 * {@code account.login}. Each feature names its own actions; the meaning of a name never changes.
 */
public record AuditAction(String name) {

  private static final int MAX_LENGTH = 64;
  private static final Pattern DOTTED = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

  /** Refuses what is not a dotted name of at most 64 characters. */
  public AuditAction {
    if (name.length() > MAX_LENGTH || !DOTTED.matcher(name).matches()) {
      throw new IllegalArgumentException("no dotted name: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
