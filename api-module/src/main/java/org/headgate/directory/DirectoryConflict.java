package org.headgate.directory;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** What is asked for cannot be while the directory is as it is. Nothing was changed. */
public final class DirectoryConflict extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private DirectoryConflict(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** Nobody could administer any more. */
  public static DirectoryConflict lastAdministrator() {
    return new DirectoryConflict("This is the last active administrator; make another one first");
  }

  /** Another department has the name, in whatever case. */
  public static DirectoryConflict nameTaken() {
    return new DirectoryConflict("There is a department of this name");
  }

  /** Accounts belong to the department. */
  public static DirectoryConflict hasMembers(long members) {
    return new DirectoryConflict(
        (members == 1 ? "1 account belongs" : members + " accounts belong")
            + " to this department; move the members to another one first");
  }
}
