package org.headgate.config.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How mails look: whose they are, and in which colours.
 *
 * @param productName what mails call the service, instead of the sender's name
 * @param logoUrl an https address of a picture
 * @param accentColor of codes and of the rule above the footer, #rrggbb
 * @param backgroundColor with a text colour or not at all
 * @param textColor with a background or not at all
 */
public record Brand(
    Optional<String> productName,
    Optional<String> logoUrl,
    Optional<String> accentColor,
    Optional<String> backgroundColor,
    Optional<String> textColor) {

  /** The service's own look: that of the reader's program. */
  public static final Brand NONE =
      new Brand(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** As templates know them, empty where there is none. */
  Map<String, String> facts() {
    Map<String, String> facts = new HashMap<>();
    facts.put("logo", logoUrl.orElse(""));
    facts.put("accent", accentColor.orElse(""));
    facts.put("background", backgroundColor.orElse(""));
    facts.put("foreground", textColor.orElse(""));
    return facts;
  }
}
