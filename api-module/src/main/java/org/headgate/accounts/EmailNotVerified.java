package org.headgate.accounts;

import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** The password was right, and the address was never verified. */
public final class EmailNotVerified extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public EmailNotVerified() {
    super(
        ProblemType.EMAIL_NOT_VERIFIED,
        "Verify the e-mail address with the code that was sent to it");
  }
}
