package org.headgate.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.SettingType.RefusedException;

/**
 * Reads the environment once, and records each value with its source. It collects every error, so
 * that operators see all mistakes of a start at once; an empty variable counts as not set. Not
 * thread-safe.
 */
public final class EnvironmentReader {
  /** The character that Java puts in place of bytes that are no characters. */
  private static final char REPLACEMENT = '\ufffd';

  private final Map<String, String> variables;
  private final Set<String> undecoded = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<SettingError> errors = new LinkedHashSet<>();
  private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /** Copies the variables, trimmed, with the contents of files that secrets are read from. */
  public EnvironmentReader(Map<String, String> variables) {
    Map<String, String> set = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            set.put(name, KnownVariables.trimmed(name, value));
          }
          if (value.indexOf(REPLACEMENT) >= 0) {
            undecoded.add(name);
          }
        });
    KnownVariables.SECRETS.stream().sorted().forEach(name -> readFile(name, set));
    this.variables = Map.copyOf(set);
  }

  /** An unreadable file is refused once, under the name of the variable that names it. */
  private void readFile(String name, Map<String, String> set) {
    String variable = name + KnownVariables.FILE;
    String file = set.get(variable);
    if (file == null) {
      return;
    }
    try {
      if (set.containsKey(name)) {
        throw new RefusedException("only one of " + variable + " and " + name + " may be set");
      }
      set.put(name, KnownVariables.trimmed(name, SecretFile.read(file)));
    } catch (RefusedException e) {
      set.remove(name);
      unreadable.add(name);
      refuse(variable, SecretFile.shown(file), SecretFile.ALLOWED + "; " + e.getMessage());
    }
  }

  /** Names and values of the variables that are set. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Whether the variable is set, valid or not. */
  public boolean isSet(String name) {
    return variables.containsKey(known(name)) || unreadable.contains(name);
  }

  /** Returns the value, or the default when the variable is not set or invalid. */
  public <T> T read(String name, SettingType<T> type, DefaultValue<T> defaultValue) {
    return read(name, List.of(), type, defaultValue);
  }

  /**
   * Returns the value of the first variable that is set; all that are set are validated. It is
   * recorded under the first name.
   */
  public <T> T read(
      String name, List<String> others, SettingType<T> type, DefaultValue<T> defaultValue) {
    Optional<T> own = parsed(name, type);
    for (String other : others) {
      Optional<T> general = parsed(other, type);
      own = own.isPresent() ? own : general;
    }
    own.ifPresentOrElse(
        value -> recordSetting(name, type.shown(value), SettingSource.ENVIRONMENT),
        () -> recordSetting(name, type.shown(defaultValue.value()), defaultValue.source()));
    return own.orElse(defaultValue.value());
  }

  /** Returns the value; empty when the variable is not set or invalid. */
  public <T> Optional<T> find(String name, SettingType<T> type) {
    Optional<T> value = parsed(name, type);
    recordSetting(
        name,
        value.map(type::shown).orElse(""),
        value.isPresent() ? SettingSource.ENVIRONMENT : SettingSource.DEFAULT);
    return value;
  }

  /** As {@link #find}, with an error when the variable is not set. */
  public <T> Optional<T> require(String name, SettingType<T> type) {
    if (!isSet(name)) {
      refuse(name, "", type.allowed() + "; it is required");
    }
    return find(name, type);
  }

  /** Records an effective value; a later record of the same name replaces the earlier. */
  public void recordSetting(String name, String shown, SettingSource source) {
    effective.put(name, new EffectiveSetting(name, shown, source));
  }

  /** Records an error; {@code shown} must have secrets masked already. */
  public void refuse(String name, String shown, String allowed) {
    errors.add(new SettingError(name, shown, allowed));
  }

  /** Records a warning for the log that does not prevent the start. */
  public void warn(String line) {
    warnings.add(line);
  }

  /** The errors so far, in the order of reading. */
  public List<SettingError> errors() {
    return List.copyOf(errors);
  }

  /** The warnings so far. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The values read so far, in the order of reading. */
  public List<EffectiveSetting> effective() {
    return new ArrayList<>(effective.values());
  }

  private <T> Optional<T> parsed(String name, SettingType<T> type) {
    String text = variables.get(known(name));
    if (type.secret() != KnownVariables.SECRETS.contains(name)) {
      throw new IllegalArgumentException(name + ": KnownVariables tells otherwise of its secrecy");
    }
    if (text == null) {
      return Optional.empty();
    }
    if (undecoded.contains(name)) {
      refuse(
          name,
          type.shownRaw(text),
          type.allowed()
              + "; it has characters beyond ASCII that Java cannot read in this locale: set"
              + " LANG=C.UTF-8");
      return Optional.empty();
    }
    try {
      return Optional.of(type.parse().apply(text));
    } catch (RefusedException e) {
      refuse(name, type.shownRaw(text), type.allowed() + "; " + e.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      refuse(name, type.shownRaw(text), type.allowed());
      return Optional.empty();
    }
  }

  /** Every variable that is read must be known, or the check for misspelt names would miss it. */
  private static String known(String name) {
    if (!KnownVariables.NAMES.contains(name)) {
      throw new IllegalArgumentException(name + " is missing in KnownVariables");
    }
    return name;
  }

  /**
   * The value of a setting whose variable is not set, and its source.
   *
   * @param <T> type of the setting
   */
  public record DefaultValue<T>(T value, SettingSource source) {
    /** Headgate's own default. */
    public static <T> DefaultValue<T> standard(T value) {
      return new DefaultValue<>(value, SettingSource.DEFAULT);
    }
  }
}
