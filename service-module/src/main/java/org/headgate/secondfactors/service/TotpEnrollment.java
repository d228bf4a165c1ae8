package org.headgate.secondfactors.service;

import org.headgate.common.identity.EmailAddress;
import org.headgate.secondfactors.api.TotpEnrollmentResponse;

/** Provides a secret in the three forms that apps accept: text, link and QR code. */
public final class TotpEnrollment {

  private TotpEnrollment() {}

  /**
   * @param issuer name of the service, as the app shows it
   */
  public static TotpEnrollmentResponse of(TotpSecret secret, String issuer, EmailAddress account) {
    String uri = secret.otpauthUri(issuer, account.shown());
    return new TotpEnrollmentResponse(secret.base32(), uri, QrCodeEncoder.png(uri));
  }
}
