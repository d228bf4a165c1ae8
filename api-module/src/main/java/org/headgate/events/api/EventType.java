package org.headgate.events.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What other systems can be told of, by its name on the wire. */
@Schema(name = "EventType")
public enum EventType {
  /** Somebody signed up, or an administrator made, invited or imported an account. */
  ACCOUNT_CREATED("account.created"),
  /** The address belongs to whoever uses the account. */
  ACCOUNT_VERIFIED("account.verified"),
  ACCOUNT_UPDATED("account.updated"),
  ACCOUNT_DELETED("account.deleted"),
  /** An administrator deactivated it, or too many wrong passwords slow log-ins down. */
  ACCOUNT_LOCKED("account.locked"),
  SESSION_STARTED("session.started"),
  /** Somebody ended it; one that merely ran out is not told of. */
  SESSION_ENDED("session.ended"),
  PASSWORD_CHANGED("password.changed"),
  FACTOR_ADDED("factor.added"),
  FACTOR_REMOVED("factor.removed"),
  /** A schedule failed too often, or its receiver wants no more. */
  SCHEDULE_DISABLED("schedule.disabled"),
  /** The diagnosis of a node found something heavy, or it is over. */
  POOL_FINDING("pool.finding");

  private final String wireName;

  EventType(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException for a name that is no type's
   */
  public static EventType named(String wireName) {
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event is named " + wireName));
  }
}
