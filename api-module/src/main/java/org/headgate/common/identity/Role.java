package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/** The roles of an account; tokens contain them as {@code groups}. */
public enum Role {
  /** Everybody with an account. */
  USER("user"),
  /** Watches and tunes the pools. */
  OPERATOR("operator"),
  /** Also administers accounts. */
  ADMIN("admin");

  /** The names on the wire, as constants for annotations. */
  public static final String OPERATOR_NAME = "operator";

  /** See {@link #OPERATOR_NAME}. */
  public static final String ADMIN_NAME = "admin";

  /** See {@link #OPERATOR_NAME}. */
  public static final String USER_NAME = "user";

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException for a name that is no role's
   */
  public static Role named(String wireName) {
    for (Role role : values()) {
      if (role.wireName.equals(wireName)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role is named " + wireName);
  }
}
