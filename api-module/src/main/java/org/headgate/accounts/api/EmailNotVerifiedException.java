package org.headgate.accounts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** The password was right, but the address was never verified. */
public final class EmailNotVerifiedException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public EmailNotVerifiedException() {
    super(
        ProblemType.EMAIL_NOT_VERIFIED,
        "Verify the e-mail address with the code that was sent to it");
  }
}
