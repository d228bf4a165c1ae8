package org.headgate.config.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;

/**
 * Settings of accounts and their tokens.
 *
 * @param publicUrl issuer of tokens and root of links, http or https, without a slash at its end
 * @param adminEmail address of the first administrator
 * @param adminPassword a password of the length below; empty: no administrator is created
 * @param adminSecondFactor whether the roles operator and admin need a second factor
 * @param passwordLength the length of a password that is chosen
 */
public record AccountSettings(
    URI publicUrl,
    EmailAddress adminEmail,
    Optional<Secret> adminPassword,
    SecondFactorRequirement adminSecondFactor,
    PasswordLength passwordLength,
    PasswordHashCost passwordHashCost,
    SessionSettings sessions) {
  /** Lifetime of an access token. */
  public static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(15);

  /** How long a rotated refresh token still returns the same successor. */
  public static final Duration ROTATION_GRACE = Duration.ofSeconds(30);

  private static final int MAX_PORT = 65_535;

  /** No user; a colon must be followed by a port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]+)?");

  /** ASCII, as in header fields, and without dot segments. */
  private static final Pattern PATH =
      Pattern.compile("(?!.*/\\.{1,2}(?:/|$))[\\p{ASCII}&&\\P{Cntrl}]*");

  private static final SettingType<URI> ROOT =
      SettingType.open(
          "an absolute http or https URL in ASCII, without user, query, fragment and dot segments",
          AccountSettings::reachable,
          URI::toString);
  private static final SettingType<EmailAddress> EMAIL =
      SettingType.open("an e-mail address", AccountSettings::email, EmailAddress::value);

  /** Refuses what the variables would refuse. */
  public AccountSettings {
    publicUrl = root(publicUrl.toString());
    adminPassword.ifPresent(secret -> password(secret.reveal(), passwordLength));
  }

  /**
   * Reads {@code PUBLIC_URL}, the first administrator, {@code ADMIN_SECOND_FACTOR}, {@code
   * PASSWORD_MIN_LENGTH}, the hashes' cost and the sessions' times; the default URL follows the
   * HTTP port.
   */
  public static AccountSettings from(EnvironmentReader environmentReader, int httpPort) {
    PasswordLength passwordLength = PasswordLength.from(environmentReader);
    return new AccountSettings(
        environmentReader.read(
            "PUBLIC_URL", ROOT, DefaultValue.standard(URI.create("http://localhost:" + httpPort))),
        environmentReader.read(
            "HEADGATE_ADMIN_EMAIL",
            EMAIL,
            DefaultValue.standard(EmailAddress.parse("admin@localhost"))),
        environmentReader.find("HEADGATE_ADMIN_PASSWORD", passwordOf(passwordLength)),
        environmentReader.read(
            "ADMIN_SECOND_FACTOR",
            SettingType.oneOf(SecondFactorRequirement.class, '_'),
            DefaultValue.standard(SecondFactorRequirement.OPTIONAL)),
        passwordLength,
        PasswordHashCost.from(environmentReader),
        SessionSettings.from(environmentReader));
  }

  /** Port 0 is valid only by default, for a server that finds a port itself. */
  private static URI reachable(String text) {
    URI uri = root(text);
    if (uri.getPort() == 0) {
      throw new IllegalArgumentException("nobody listens on port 0");
    }
    return uri;
  }

  private static URI root(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web
        || uri.getHost() == null
        || !AUTHORITY.matcher(uri.getRawAuthority()).matches()
        || uri.getPort() > MAX_PORT
        || !PATH.matcher(uri.getRawPath()).matches()
        || uri.getQuery() != null
        || uri.getFragment() != null) {
      throw new IllegalArgumentException("not a public URL");
    }
    return uri;
  }

  private static EmailAddress email(String text) {
    try {
      return EmailAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private static SettingType<Secret> passwordOf(PasswordLength length) {
    return new SettingType<>(
        length.description(), true, text -> password(text, length), Secret::toString);
  }

  private static Secret password(String text, PasswordLength length) {
    if (!length.accepts(text)) {
      throw new IllegalArgumentException(length.description());
    }
    return new Secret(text);
  }
}
