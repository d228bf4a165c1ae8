package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/**
 * The request conflicts with the present state of accounts, departments or imports. Nothing was
 * changed.
 */
public final class DirectoryConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private DirectoryConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** The change would leave no active administrator. */
  public static DirectoryConflictException lastAdministrator() {
    return new DirectoryConflictException(
        "This is the last active administrator; appoint another one first");
  }

  /** Another account has the address. */
  public static DirectoryConflictException addressTaken() {
    return new DirectoryConflictException("There is an account with this address already");
  }

  /** The invited account was deactivated. */
  public static DirectoryConflictException inviteeInactive() {
    return new DirectoryConflictException(
        "The invited account is inactive and gets no mails; activate it first");
  }

  /** The address of the invited account takes no mail. */
  public static DirectoryConflictException inviteeBounced() {
    return new DirectoryConflictException(
        "The mail server has refused this address for good, so it gets no mails; clear the mark"
            + " first, or withdraw the invitation");
  }

  /** The caller's address takes no mail. */
  public static DirectoryConflictException ownAddressBounced() {
    return new DirectoryConflictException(
        "The mail server has refused your address for good, so it gets no mails; clear the mark"
            + " first");
  }

  /** Another import has not ended yet. */
  public static DirectoryConflictException importOpen() {
    return new DirectoryConflictException(
        "Another import is running; wait until it ends, or cancel it");
  }

  /** The import was cancelled, or has ended. */
  public static DirectoryConflictException importEnded() {
    return new DirectoryConflictException("This import has ended");
  }

  /** Another department has the name, case ignored. */
  public static DirectoryConflictException nameTaken() {
    return new DirectoryConflictException("There is a department with this name already");
  }

  /** Accounts belong to the department. */
  public static DirectoryConflictException hasMembers(long members) {
    return new DirectoryConflictException(
        (members == 1 ? "1 account belongs" : members + " accounts belong")
            + " to this department; move the members to another one first");
  }
}
