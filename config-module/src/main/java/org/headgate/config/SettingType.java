package org.headgate.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineText;

/**
 * The type of a setting: how a variable's text is parsed, refused and shown. Its factories make the
 * common types: texts, numbers, times, switches, choices, files and secrets.
 *
 * @param allowed what the text may be, in words
 * @param secret whether the text is masked wherever it is shown
 * @param parse refuses by {@link IllegalArgumentException} without quoting the text
 * @param show the value as a person would write it into the variable
 * @param <T> type of the value
 */
public record SettingType<T>(
    String allowed, boolean secret, Function<String, T> parse, Function<T, String> show) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  /** The password in a URL, which people write into settings that take none. */
  private static final Pattern PASSWORD = Pattern.compile("(://[^:@/\\s]*:).*@", Pattern.DOTALL);

  /** A type whose values are not secret. */
  public static <T> SettingType<T> open(
      String allowed, Function<String, T> parse, Function<T, String> show) {
    return new SettingType<>(allowed, false, parse, show);
  }

  /** Any text without line breaks and other control characters. */
  public static SettingType<String> text(String allowed) {
    return open(allowed, SettingType::printable, text -> text);
  }

  /** Any text, masked wherever it is shown. */
  public static SettingType<Secret> secret(String allowed) {
    return new SettingType<>(allowed, true, Secret::new, Secret::toString);
  }

  /** A whole number within the bounds, both included. */
  public static SettingType<Integer> integer(int min, int max) {
    return open(
        "a whole number from " + min + " to " + max,
        text -> bounded(text, min, max),
        String::valueOf);
  }

  /** A TCP port; 0 lets the operating system pick a free one. */
  public static SettingType<Integer> port() {
    return integer(0, 65_535).allowing("a port from 1 to 65535, or 0 for a free one");
  }

  /** Whole seconds within the bounds, both included. */
  public static SettingType<Duration> seconds(int min, int max) {
    return open(
        "whole seconds from " + min + " to " + max,
        text -> Duration.ofSeconds(bounded(text, min, max)),
        duration -> String.valueOf(duration.toSeconds()));
  }

  /** Whole days within the bounds, both included. */
  public static SettingType<Duration> days(int min, int max) {
    return open(
        "whole days from " + min + " to " + max,
        text -> Duration.ofDays(bounded(text, min, max)),
        duration -> String.valueOf(duration.toDays()));
  }

  /** true or false, in any case. */
  public static SettingType<Boolean> flag() {
    return open("true or false", SettingType::flag, String::valueOf);
  }

  /** One of the constants in lower case; with {@code hyphen} '-', underscores become hyphens. */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type, char hyphen) {
    E[] constants = type.getEnumConstants();
    return open(
        Arrays.stream(constants)
            .map(constant -> wireName(constant, hyphen))
            .collect(Collectors.joining(", ")),
        text -> choice(constants, text, hyphen),
        constant -> wireName(constant, hyphen));
  }

  /** A file that exists and can be read by this process. */
  public static SettingType<Path> readableFile() {
    return open("the path of a readable file", SettingType::readable, Path::toString);
  }

  /** The same type with another description of allowed values. */
  public SettingType<T> allowing(String description) {
    return new SettingType<>(description, secret, parse, show);
  }

  String shown(T value) {
    return secret ? Secret.MASK : show.apply(value);
  }

  String shownRaw(String text) {
    return secret ? Secret.MASK : PASSWORD.matcher(text).replaceFirst("$1" + Secret.MASK + "@");
  }

  private static String printable(String text) {
    if (!SingleLineText.isOne(text)) {
      throw new IllegalArgumentException("control character");
    }
    return text;
  }

  /**
   * Accepts ASCII digits only; Java would also accept a plus sign and the digits of other scripts.
   */
  private static int bounded(String text, int min, int max) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("no whole number");
    }
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static <E extends Enum<E>> E choice(E[] constants, String text, char hyphen) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(constants)
        .filter(constant -> wireName(constant, hyphen).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such choice"));
  }

  private static String wireName(Enum<?> constant, char hyphen) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', hyphen);
  }

  private static Path readable(String text) {
    Path path = Path.of(text);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new IllegalArgumentException("not a readable file");
    }
    return path;
  }

  /**
   * A text that a setting refuses, with a reason that is safe to show: it quotes no possible
   * secret.
   */
  public static final class RefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal with its reason, which is appended to the description of allowed values.
     *
     * @param reason appended to the description of allowed values
     */
    public RefusedException(String reason) {
      super(reason);
    }
  }
}
