package org.headgate.accounts;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.headgate.settings.Environment;
import org.headgate.settings.Fallback;
import org.headgate.settings.Secret;
import org.headgate.settings.SettingType;
import org.headgate.settings.SettingTypes;

/**
 * Settings of accounts and their tokens.
 *
 * @param publicUrl issuer of tokens and root of links, http or https, without a slash at its end
 * @param adminEmail address of the first administrator
 * @param adminPassword 8 to 128 characters; empty: no administrator is created
 * @param adminSecondFactor what the roles operator and admin ask of a session
 */
public record AccountSettings(
    URI publicUrl,
    String adminEmail,
    Optional<Secret> adminPassword,
    SecondFactorDemand adminSecondFactor) {
  /** How long an access token is good for. */
  public static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(15);

  /** How long a refresh token is good for when nobody uses it. */
  public static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(30);

  /** How long the predecessor of a rotated refresh token is answered with the same successor. */
  public static final Duration ROTATION_GRACE = Duration.ofSeconds(30);

  private static final SettingType<URI> ROOT =
      SettingType.open(
          "an absolute http or https URL without query or fragment",
          AccountSettings::root,
          URI::toString);
  private static final SettingType<String> EMAIL =
      SettingType.open("an e-mail address", AccountSettings::email, text -> text);
  private static final SettingType<Secret> PASSWORD =
      new SettingType<>("8 to 128 characters", true, AccountSettings::password, Secret::toString);

  /** Refuses what the variables would. */
  public AccountSettings {
    publicUrl = root(publicUrl.toString());
    email(adminEmail);
    adminPassword.ifPresent(secret -> password(secret.reveal()));
  }

  /**
   * Reads {@code PUBLIC_URL}, the first administrator and {@code ADMIN_SECOND_FACTOR}; the default
   * URL follows the HTTP port.
   */
  public static AccountSettings from(Environment environment, int httpPort) {
    return new AccountSettings(
        environment.read(
            "PUBLIC_URL", ROOT, Fallback.standard(URI.create("http://localhost:" + httpPort))),
        environment.read("HEADGATE_ADMIN_EMAIL", EMAIL, Fallback.standard("admin@localhost")),
        environment.find("HEADGATE_ADMIN_PASSWORD", PASSWORD),
        environment.read(
            "ADMIN_SECOND_FACTOR",
            SettingTypes.oneOf(SecondFactorDemand.class, '_'),
            Fallback.standard(SecondFactorDemand.OPTIONAL)));
  }

  private static URI root(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null) {
      throw new IllegalArgumentException("not a public URL");
    }
    return uri;
  }

  private static String email(String text) {
    if (!text.matches("[^\\s@<>]+@[^\\s@<>]+")) {
      throw new IllegalArgumentException("not an address");
    }
    return text;
  }

  private static Secret password(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < 8 || length > 128) {
      throw new IllegalArgumentException("8 to 128 characters");
    }
    return new Secret(text);
  }
}
