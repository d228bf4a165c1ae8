package org.headgate.config.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The appearance of mails: product name and colours.
 *
 * @param productName the name of the service in mails, instead of the sender's name
 * @param logoUrl an https address of a picture
 * @param accentColor the accent color of codes and of the rule above the footer, #rrggbb
 * @param backgroundColor only together with a text colour
 * @param textColor only together with a background
 */
public record Brand(
    Optional<String> productName,
    Optional<String> logoUrl,
    Optional<String> accentColor,
    Optional<String> backgroundColor,
    Optional<String> textColor) {

  /** No brand: mails use the colours of the reader's program. */
  public static final Brand NONE =
      new Brand(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The values for templates, empty where there is none. */
  Map<String, String> facts() {
    Map<String, String> facts = new HashMap<>();
    facts.put("logo", logoUrl.orElse(""));
    facts.put("accent", accentColor.orElse(""));
    facts.put("background", backgroundColor.orElse(""));
    facts.put("foreground", textColor.orElse(""));
    return facts;
  }
}
