package org.headgate.config.mail;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.headgate.common.text.SingleLineText;

/**
 * Reads {@code brand.properties}: lines of {@code name = value} in UTF-8, with comments after
 * {@code #}. There are no escapes and no continued lines.
 */
final class BrandFile {

  static final String NAME = "brand.properties";

  private static final String PRODUCT_NAME = "product_name";
  private static final String LOGO_URL = "logo_url";
  private static final String ACCENT_COLOR = "accent_color";
  private static final String BACKGROUND_COLOR = "background_color";
  private static final String TEXT_COLOR = "text_color";
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of(PRODUCT_NAME, LOGO_URL, ACCENT_COLOR, BACKGROUND_COLOR, TEXT_COLOR));
  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
  private static final int MAX_NAME_LENGTH = 40;
  private static final int MAX_URL_LENGTH = 500;

  private final Map<String, String> values = new HashMap<>();
  private final Consumer<TemplateProblem> problems;

  private BrandFile(Consumer<TemplateProblem> problems) {
    this.problems = problems;
  }

  static Brand read(String text, Consumer<TemplateProblem> problems) {
    BrandFile file = new BrandFile(problems);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      file.read(i + 1, lines.get(i).strip());
    }
    return file.brand();
  }

  private void read(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int separator = line.indexOf('=');
    String key = separator < 0 ? line : line.substring(0, separator).strip();
    String value = separator < 0 ? "" : line.substring(separator + 1).strip();
    Optional<String> refusal = refusal(key, value);
    if (refusal.isPresent()) {
      problems.accept(new TemplateProblem(NAME, number, refusal.get()));
    } else {
      values.put(key, key.endsWith("_color") ? value.toLowerCase(Locale.ROOT) : value);
    }
  }

  private Optional<String> refusal(String key, String value) {
    if (!KEYS.contains(key)) {
      return Optional.of("there is no " + key + "; there are " + String.join(", ", KEYS));
    }
    if (values.containsKey(key)) {
      return Optional.of(key + " is there twice");
    }
    return switch (key) {
      case PRODUCT_NAME ->
          value.isEmpty() || value.length() > MAX_NAME_LENGTH || !SingleLineText.isOne(value)
              ? Optional.of(key + " has 1 to " + MAX_NAME_LENGTH + " characters")
              : Optional.empty();
      case LOGO_URL ->
          isPicture(value)
              ? Optional.empty()
              : Optional.of(key + " is an https address, such as https://example.org/logo.png");
      default ->
          COLOR.matcher(value.toLowerCase(Locale.ROOT)).matches()
              ? Optional.empty()
              : Optional.of(key + " is a colour such as #0b6e99");
    };
  }

  private Brand brand() {
    if (values.containsKey(BACKGROUND_COLOR) != values.containsKey(TEXT_COLOR)) {
      problems.accept(
          new TemplateProblem(
              NAME, BACKGROUND_COLOR + " and " + TEXT_COLOR + " are there together or not at all"));
    }
    return new Brand(
        value(PRODUCT_NAME),
        value(LOGO_URL),
        value(ACCENT_COLOR),
        value(BACKGROUND_COLOR),
        value(TEXT_COLOR));
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private static boolean isPicture(String text) {
    try {
      URI address = URI.create(text);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null
          && text.length() <= MAX_URL_LENGTH;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
