package org.headgate.common.problem;

/** Descriptions of common problems for the OpenAPI document. */
public final class ProblemDescription {

  public static final String STALE_ETAG = "precondition-failed: changed since its ETag was read";

  public static final String STALE_SCHEDULE = "precondition-failed: If-Match is stale";

  public static final String INVALID_CODE = "invalid-code: wrong, expired, used or unknown alike";

  public static final String WRONG_PASSWORD =
      "invalid-credentials: the password is wrong; unauthorized: no token";

  public static final String NO_RECENT_LOG_IN =
      "invalid-credentials: the password is wrong; reauthentication-required: there is none, and the log-in is more"
          + " than max_age seconds ago";

  public static final String HASHING_BUSY =
      "hashing-busy: more passwords wait than can be checked in time; see Retry-After";

  public static final String NO_SUCH_ACCOUNT = "not-found: there is no such account";

  public static final String ADDRESS_TAKEN = "conflict: there is an account of the address";

  public static final String LAST_ADMINISTRATOR = "conflict: the last active administrator";

  public static final String NO_SUCH_IMPORT = "not-found: there is no such import";

  public static final String IMPORT_OPEN =
      "conflict: another import has not ended yet, or this one was cancelled";

  public static final String IMPORT_TOO_LARGE =
      "payload-too-large: the body is larger than IMPORT_MAX_SIZE";

  public static final String NO_SUCH_INVITATION =
      "not-found: there is no such invitation, or it was accepted";

  public static final String TOO_MANY_MAILS =
      "too-many-requests: a mail was sent to the address a moment ago, or too many were; see"
          + " Retry-After";

  public static final String NO_SUCH_BACKEND = "not-found: none of that number in our databases";

  public static final String FOREIGN_BACKEND = "conflict: our role may not";

  public static final String NAME_TAKEN = "conflict: the name is taken";

  public static final String SYSTEM_SCHEDULE = "conflict: it is the service's own upkeep";

  private ProblemDescription() {}
}
