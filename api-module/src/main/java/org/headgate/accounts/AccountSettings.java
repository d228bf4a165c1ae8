package org.headgate.accounts;

import java.time.Duration;

public record AccountSettings(
    java.net.URI publicUrl, java.util.Optional<Administrator> administrator) {
  public record Administrator(
      org.headgate.identity.EmailAddress email, org.headgate.settings.Secret password) {}

  public Duration accessLifetime() {
    return Duration.ofMinutes(15);
  }

  public Duration refreshLifetime() {
    return Duration.ofDays(30);
  }

  public Duration rotationGrace() {
    return Duration.ofSeconds(30);
  }
}
