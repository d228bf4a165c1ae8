package org.headgate.config.database;

import java.util.Locale;

/** The six modes of TLS to PostgreSQL (libpq's {@code sslmode}) and what each of them checks. */
public enum SslMode {
  /** Never encrypted. */
  DISABLE(false, false, false),
  /** Plain; encrypted only if the server insists. */
  ALLOW(false, false, false),
  /** Encrypted if the server can, plain otherwise. The driver's default. */
  PREFER(false, false, false),
  /** Encrypted or not at all; whoever answers is believed. */
  REQUIRE(true, false, false),
  /** Encrypted, and the server's certificate is signed by a trusted authority. */
  VERIFY_CA(true, true, false),
  /** As {@link #VERIFY_CA}, and the certificate bears the host name connected to. */
  VERIFY_FULL(true, true, true);

  private final boolean encrypts;
  private final boolean verifiesCertificate;
  private final boolean verifiesHostName;

  SslMode(boolean encrypts, boolean verifiesCertificate, boolean verifiesHostName) {
    this.encrypts = encrypts;
    this.verifiesCertificate = verifiesCertificate;
    this.verifiesHostName = verifiesHostName;
  }

  /** Whether nothing is ever sent in the clear. */
  public boolean encrypts() {
    return encrypts;
  }

  /** Whether the certificate must be signed by a trusted authority. */
  public boolean verifiesCertificate() {
    return verifiesCertificate;
  }

  /** Whether the certificate must bear the host name. */
  public boolean verifiesHostName() {
    return verifiesHostName;
  }

  /** The name in URLs and variables, such as verify-full. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
