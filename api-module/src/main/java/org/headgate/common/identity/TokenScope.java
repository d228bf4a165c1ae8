package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A permitted use of a personal access token; write access includes read access. */
public enum TokenScope {
  ACCOUNT_READ(Area.ACCOUNT, "account:read"),
  ACCOUNT_WRITE(Area.ACCOUNT, "account:write"),
  SCHEDULES_READ(Area.SCHEDULES, "schedules:read"),
  SCHEDULES_WRITE(Area.SCHEDULES, "schedules:write"),
  OPERATOR_READ(Area.OPERATOR, "operator:read"),
  OPERATOR_WRITE(Area.OPERATOR, "operator:write"),
  ADMIN_READ(Area.ADMIN, "admin:read"),
  ADMIN_WRITE(Area.ADMIN, "admin:write");

  private static final String WRITE = ":write";

  private final Area area;
  private final String wireName;

  TokenScope(Area area, String wireName) {
    this.area = area;
    this.wireName = wireName;
  }

  /** An area of the API, with the role it needs. */
  public enum Area {
    ACCOUNT(Role.USER),
    SCHEDULES(Role.USER),
    /** The area of operators, which is open to administrators too. */
    OPERATOR(Role.OPERATOR),
    ADMIN(Role.ADMIN);

    private final Role role;

    Area(Role role) {
      this.role = role;
    }

    /** Whether somebody with these roles may use the area. */
    public boolean isOpenTo(Collection<Role> held) {
      return held.contains(role) || (this == OPERATOR && held.contains(Role.ADMIN));
    }

    /** Whether every account may use it, for its own data. */
    public boolean isForEveryAccount() {
      return role == Role.USER;
    }

    /** The scope that a request in this area needs. */
    public TokenScope scope(boolean isRead) {
      return Arrays.stream(TokenScope.values())
          .filter(scope -> scope.area == this && scope.isWrite() != isRead)
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * @throws IllegalArgumentException for a name that is no scope's
   */
  public static TokenScope named(String wireName) {
    return find(wireName)
        .orElseThrow(() -> new IllegalArgumentException("no scope is named " + wireName));
  }

  /**
   * The scopes with these names; unknown names, which a later version may have written, are
   * ignored.
   */
  public static Set<TokenScope> known(Collection<String> wireNames) {
    return wireNames.stream()
        .flatMap(name -> find(name).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  public Area area() {
    return area;
  }

  /** Whether the granted scopes include this one. */
  public boolean isWithin(Collection<TokenScope> granted) {
    return granted.contains(this) || granted.contains(area.scope(false));
  }

  private boolean isWrite() {
    return wireName.endsWith(WRITE);
  }

  private static Optional<TokenScope> find(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
