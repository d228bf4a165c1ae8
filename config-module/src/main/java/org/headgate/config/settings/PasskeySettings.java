package org.headgate.config.settings;

import java.net.URI;
import java.util.Locale;

/**
 * The relying party of passkeys; browsers compare both values with the page that asks.
 *
 * @param relyingParty the host of the public URL: a passkey is valid nowhere else
 * @param origin the public URL without a path, and without the default port of its scheme, as
 *     browsers send it (RFC 6454, 6.2)
 */
public record PasskeySettings(String relyingParty, String origin) {

  public static PasskeySettings of(URI publicUrl) {
    String scheme = publicUrl.getScheme().toLowerCase(Locale.ROOT);
    String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    boolean hasPort = publicUrl.getPort() >= 0 && publicUrl.getPort() != standard;
    return new PasskeySettings(
        host, scheme + "://" + host + (hasPort ? ":" + publicUrl.getPort() : ""));
  }
}
