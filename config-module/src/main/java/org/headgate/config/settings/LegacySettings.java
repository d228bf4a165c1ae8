package org.headgate.config.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;
import org.headgate.config.SettingType.RefusedException;
import org.headgate.config.WebhookSecretText;

/**
 * The legacy system that verifies passwords of users who have no account here yet.
 *
 * @param verification where it is asked; empty: nobody is
 */
public record LegacySettings(Optional<Verification> verification) {

  /** How many requests to it run at once, each on a thread. */
  public static final int MAX_CONCURRENT = 8;

  private static final String URL = "LEGACY_VERIFY_URL";
  private static final String SECRET = "LEGACY_VERIFY_SECRET";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final SettingType<URI> ADDRESS =
      SettingType.open(
          "an https address, or http on this machine, as https://accounts.example.org/verify",
          LegacySettings::address,
          URI::toString);
  private static final SettingType<Secret> KEY =
      new SettingType<>(WebhookSecretText.ALLOWED, true, LegacySettings::secret, Secret::toString);

  /**
   * The address of the legacy system.
   *
   * @param secret that requests are signed with
   */
  public record Verification(URI url, Secret secret) {}

  /** Reads {@code LEGACY_VERIFY_URL} and {@code LEGACY_VERIFY_SECRET}, which need each other. */
  public static LegacySettings from(EnvironmentReader environmentReader) {
    Optional<URI> url = environmentReader.find(URL, ADDRESS);
    Optional<Secret> secret = environmentReader.find(SECRET, KEY);
    if (environmentReader.isSet(URL) && !environmentReader.isSet(SECRET)) {
      environmentReader.refuse(SECRET, "", KEY.allowed() + "; it is required with " + URL);
    }
    if (secret.isPresent() && !environmentReader.isSet(URL)) {
      environmentReader.refuse(URL, "", ADDRESS.allowed() + "; it is required with " + SECRET);
    }
    return new LegacySettings(
        url.flatMap(address -> secret.map(key -> new Verification(address, key))));
  }

  /** The threads that these requests need. */
  public int threads() {
    return verification.isPresent() ? MAX_CONCURRENT : 0;
  }

  static URI address(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new RefusedException("it is no URL");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean isHere = LOOPBACK.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT));
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || !(scheme.equals("https") || (scheme.equals("http") && isHere))) {
      throw new RefusedException(
          "passwords are sent to it: https, a host, and neither a user nor a fragment");
    }
    ServerUrl.checkPort(uri);
    return URI.create(uri.toASCIIString());
  }

  private static Secret secret(String text) {
    if (WebhookSecretText.decode(text).isEmpty()) {
      throw new IllegalArgumentException("not " + WebhookSecretText.ALLOWED);
    }
    return new Secret(text);
  }
}
