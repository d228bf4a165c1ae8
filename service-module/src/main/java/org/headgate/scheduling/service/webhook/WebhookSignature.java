package org.headgate.scheduling.service.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The symmetric signature of the Standard Webhooks specification: HMAC-SHA-256 over id, time stamp
 * and body, joined by full stops.
 */
final class WebhookSignature {

  private static final String VERSION = "v1,";
  private static final String HMAC = "HmacSHA256";

  private WebhookSignature() {}

  /** The value of the header {@code webhook-signature}. */
  static String of(byte[] key, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is part of every Java platform", e);
    }
  }
}
