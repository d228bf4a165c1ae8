package org.headgate.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineText;

/** General types of settings: numbers, seconds, switches, choices, files, secrets. */
public final class SettingTypes {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  private SettingTypes() {}

  /** Any text without line breaks and other control characters. */
  public static SettingType<String> text(String allowed) {
    return SettingType.open(allowed, SettingTypes::printable, text -> text);
  }

  /** Any text, masked wherever it is shown. */
  public static SettingType<Secret> secret(String allowed) {
    return new SettingType<>(allowed, true, Secret::new, Secret::toString);
  }

  /** A whole number within the bounds, both included. */
  public static SettingType<Integer> integer(int min, int max) {
    return SettingType.open(
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
    return SettingType.open(
        "whole seconds from " + min + " to " + max,
        text -> Duration.ofSeconds(bounded(text, min, max)),
        duration -> String.valueOf(duration.toSeconds()));
  }

  /** Whole days within the bounds, both included. */
  public static SettingType<Duration> days(int min, int max) {
    return SettingType.open(
        "whole days from " + min + " to " + max,
        text -> Duration.ofDays(bounded(text, min, max)),
        duration -> String.valueOf(duration.toDays()));
  }

  /** true or false, in any case. */
  public static SettingType<Boolean> flag() {
    return SettingType.open("true or false", SettingTypes::flag, String::valueOf);
  }

  /** One of the constants in lower case; with {@code hyphen} '-', underscores become hyphens. */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type, char hyphen) {
    E[] constants = type.getEnumConstants();
    return SettingType.open(
        Arrays.stream(constants)
            .map(constant -> wireName(constant, hyphen))
            .collect(Collectors.joining(", ")),
        text -> choice(constants, text, hyphen),
        constant -> wireName(constant, hyphen));
  }

  /** A file that exists and can be read by this process. */
  public static SettingType<Path> readableFile() {
    return SettingType.open("the path of a readable file", SettingTypes::readable, Path::toString);
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
}
