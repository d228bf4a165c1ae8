package org.headgate.events.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The types of events for other systems, with their names on the wire. */
@Schema(name = "EventType")
public enum EventType {
  /** Somebody signed up, or an administrator created, invited or imported an account. */
  ACCOUNT_CREATED("account.created"),
  /** The owner proved to receive mail at the address. */
  ACCOUNT_VERIFIED("account.verified"),
  ACCOUNT_UPDATED("account.updated"),
  ACCOUNT_DELETED("account.deleted"),
  /** An administrator deactivated it, or wrong passwords slow its log-ins down. */
  ACCOUNT_LOCKED("account.locked"),
  SESSION_STARTED("session.started"),
  /** Somebody ended the session; expiry causes no event. */
  SESSION_ENDED("session.ended"),
  PASSWORD_CHANGED("password.changed"),
  FACTOR_ADDED("factor.added"),
  FACTOR_REMOVED("factor.removed"),
  /** A schedule failed too often, or its receiver wants no more. */
  SCHEDULE_DISABLED("schedule.disabled"),
  /** The diagnosis of a node found a severe problem, or it is over. */
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
