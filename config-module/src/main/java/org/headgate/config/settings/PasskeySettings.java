package org.headgate.config.settings;

import java.net.URI;
import java.util.Locale;

/**
 * The relying party of passkeys; browsers compare both values with the page that asks.
 *
 * @param relyingParty the host of the public URL: a passkey is valid nowhere else
 * @param origin the public URL without a path
 */
public record PasskeySettings(String relyingParty, String origin) {

  public static PasskeySettings of(URI publicUrl) {
    String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
    String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
    return new PasskeySettings(
        host, publicUrl.getScheme().toLowerCase(Locale.ROOT) + "://" + host + port);
  }
}
