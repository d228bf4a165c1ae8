package org.headgate.common.problem;

/** Descriptions of common problems for the OpenAPI document. */
public final class ProblemDescription {

  public static final String STALE_ETAG =
      "precondition-failed: the resource was changed since its ETag was read";

  public static final String STALE_SCHEDULE =
      "precondition-failed: the schedule was changed since its ETag was read";

  public static final String INVALID_CODE =
      "invalid-code: wrong, expired, used and unknown codes alike";

  public static final String WRONG_PASSWORD =
      "invalid-credentials: the password is wrong; unauthorized: there is no valid token";

  public static final String NO_RECENT_LOG_IN =
      "invalid-credentials: the password is wrong; reauthentication-required: there is no"
          + " password, and the log-in is more than max_age seconds ago";

  public static final String HASHING_BUSY =
      "hashing-busy: too many passwords are waiting to be checked; see Retry-After";

  public static final String NO_SUCH_ACCOUNT = "not-found: there is no such account";

  public static final String ADDRESS_TAKEN = "conflict: another account has the address";

  public static final String LAST_ADMINISTRATOR =
      "conflict: the account is the last active administrator";

  public static final String NO_SUCH_IMPORT = "not-found: there is no such import";

  public static final String EXPORT_RUNNING =
      "too-many-requests: another export of the account is running";

  public static final String IMPORT_OPEN =
      "conflict: another import is still open, or this one was cancelled";

  public static final String IMPORT_TOO_LARGE =
      "payload-too-large: the body is larger than IMPORT_MAX_SIZE";

  public static final String NO_SUCH_INVITATION =
      "not-found: there is no such invitation, or it was accepted";

  public static final String INVITEE_GETS_NO_MAIL =
      "conflict: the invited account is inactive, or its address has bounced";

  public static final String TOO_MANY_MAILS =
      "too-many-requests: an email was sent to the address a moment ago, or too many were; see"
          + " Retry-After";

  public static final String NO_SUCH_BACKEND =
      "not-found: Headgate's databases have no process with this number";

  public static final String FOREIGN_BACKEND =
      "conflict: Headgate's database role may not signal this process";

  public static final String NAME_TAKEN = "conflict: another department has the name";

  public static final String SYSTEM_SCHEDULE =
      "conflict: the schedule belongs to the service itself";

  private ProblemDescription() {}
}
