package org.headgate.factors.service;

import org.headgate.factors.TotpEnrolment;
import org.headgate.identity.EmailAddress;

/** Writes a secret in the three forms that apps take: to type, to click and to scan. */
public final class EnrolmentForm {

  private EnrolmentForm() {}

  /**
   * @param issuer whose account it is, as the app shows it
   */
  public static TotpEnrolment of(TotpSecret secret, String issuer, EmailAddress account) {
    String uri = secret.otpauthUri(issuer, account.shown());
    return new TotpEnrolment(secret.base32(), uri, QrCode.png(uri));
  }
}
