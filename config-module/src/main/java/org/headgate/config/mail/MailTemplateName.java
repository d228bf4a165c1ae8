package org.headgate.config.mail;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a template file: its kind, and its language as a BCP 47 tag after an underscore, none
 * for English.
 *
 * @param base a kind of mail, the footer, or a part of the operator's own that begins with an
 *     underscore
 * @param tag empty for English
 */
record MailTemplateName(String base, String tag) {

  static final String FOOTER = "footer";
  static final String ENDING = ".ftl";

  private static final List<String> BASES =
      Stream.concat(Arrays.stream(MailKind.values()).map(MailKind::template), Stream.of(FOOTER))
          .toList();
  private static final Pattern PART =
      Pattern.compile("(_[a-z0-9-]+)(?:_([A-Za-z0-9-]+))?\\" + ENDING);
  private static final Pattern TEMPLATE =
      Pattern.compile("(" + String.join("|", BASES) + ")(?:_([^.]+))?\\" + ENDING);

  /**
   * @throws IllegalArgumentException with the reason, for a file that is no template
   */
  static MailTemplateName parse(String file) {
    Matcher name = (file.startsWith("_") ? PART : TEMPLATE).matcher(file);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "is no template; there are "
              + BASES.stream().map(base -> base + ENDING).collect(Collectors.joining(", "))
              + ", each with a language such as "
              + BASES.get(0)
              + "_pt-BR"
              + ENDING
              + ", parts such as _greeting.ftl, and "
              + BrandFile.NAME);
    }
    return new MailTemplateName(name.group(1), name.group(2) == null ? "" : tag(name.group(2)));
  }

  boolean isPart() {
    return base.startsWith("_");
  }

  /** The file name in one language. */
  static String file(String base, Locale language) {
    return base + "_" + language.toLanguageTag() + ENDING;
  }

  private static String tag(String text) {
    String canonical;
    try {
      canonical =
          new Locale.Builder().setLanguageTag(text.replace('_', '-')).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("the language " + text + " is no BCP 47 tag", e);
    }
    if (canonical.equals("en")) {
      throw new IllegalArgumentException("English has no suffix");
    }
    if (!canonical.equals(text)) {
      throw new IllegalArgumentException("the language is written " + canonical);
    }
    return canonical;
  }
}
