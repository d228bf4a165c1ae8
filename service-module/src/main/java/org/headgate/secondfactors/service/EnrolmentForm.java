package org.headgate.secondfactors.service;

import org.headgate.common.identity.EmailAddress;
import org.headgate.secondfactors.api.TotpEnrollmentResponse;

/** Writes a secret in the three forms that apps take: to type, to click and to scan. */
public final class EnrolmentForm {

  private EnrolmentForm() {}

  /**
   * @param issuer whose account it is, as the app shows it
   */
  public static TotpEnrollmentResponse of(TotpSecret secret, String issuer, EmailAddress account) {
    String uri = secret.otpauthUri(issuer, account.shown());
    return new TotpEnrollmentResponse(secret.base32(), uri, QrCodeEncoder.png(uri));
  }
}
