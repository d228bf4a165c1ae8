package org.headgate.config.database;

import java.util.Locale;

/**
 * The six TLS modes of PostgreSQL clients (libpq's {@code sslmode}) and what each of them verifies.
 */
public enum SslMode {
  /** Never encrypted. */
  DISABLE(false, false, false),
  /** Plain; encrypted only if the server requires it. */
  ALLOW(false, false, false),
  /** Encrypted if the server supports it, plain otherwise. The driver's default. */
  PREFER(false, false, false),
  /** Always encrypted; the server's identity is not verified. */
  REQUIRE(true, false, false),
  /** Encrypted, and the server's certificate must be signed by a trusted authority. */
  VERIFY_CA(true, true, false),
  /** As {@link #VERIFY_CA}, and the certificate must match the host name. */
  VERIFY_FULL(true, true, true);

  private final boolean encrypts;
  private final boolean verifiesCertificate;
  private final boolean verifiesHostName;

  SslMode(boolean encrypts, boolean verifiesCertificate, boolean verifiesHostName) {
    this.encrypts = encrypts;
    this.verifiesCertificate = verifiesCertificate;
    this.verifiesHostName = verifiesHostName;
  }

  /** Whether plain connections are excluded. */
  public boolean encrypts() {
    return encrypts;
  }

  /** Whether the certificate must be signed by a trusted authority. */
  public boolean verifiesCertificate() {
    return verifiesCertificate;
  }

  /** Whether the certificate must match the host name. */
  public boolean verifiesHostName() {
    return verifiesHostName;
  }

  /** The name in URLs and variables, such as verify-full. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
