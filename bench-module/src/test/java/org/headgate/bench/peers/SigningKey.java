package org.headgate.bench.peers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Tokens for a server that verifies them with the public half of this key. */
record SigningKey(KeyPair pair) {

  private static final int BITS = 2048;
  private static final Duration LIFETIME = Duration.ofHours(3);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  static SigningKey fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new SigningKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half as PEM has it, in one line. */
  String publicKey() {
    return "-----BEGIN PUBLIC KEY-----%s-----END PUBLIC KEY-----"
        .formatted(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  /** Signed by RS256 with the claims of MicroProfile JWT. */
  String token(String issuer, String subject, String group) {
    Instant now = Instant.now();
    String content =
        encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
            + "."
            + encoded(
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"upn\":\"%s\",\"groups\":[\"%s\"],\"jti\":\"%s\",\"iat\":%s,\"exp\":%s}"
                    .formatted(
                        issuer,
                        subject,
                        subject,
                        group,
                        now.toEpochMilli(),
                        now.getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
