package org.headgate.secondfactors.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The data that an authenticator app needs (RFC 6238: SHA-1, 6 digits, 30 s). It is shown once, and
 * active as soon as one of its codes was confirmed.
 *
 * @param secret 160 bits in base32, to be typed
 * @param otpauthUri the same as a link that apps open
 * @param qrPng the link as a QR code: PNG in base64
 */
@Schema(name = "TotpEnrolment")
public record TotpEnrollmentResponse(String secret, String otpauthUri, String qrPng) {

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "TotpEnrollmentResponse[]";
  }
}
