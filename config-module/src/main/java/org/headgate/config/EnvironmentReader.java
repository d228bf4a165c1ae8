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
 * One reading of the environment. The variables do not change while it lives; what is read is noted
 * with its source, and what cannot be used is collected, so that an operator sees every mistake of
 * a start at once and not the first only. An empty variable counts as not set. For one thread.
 */
public final class EnvironmentReader {
  private final Map<String, String> variables;
  private final Set<String> unreadable = new HashSet<>();
  private final Set<SettingError> errors = new LinkedHashSet<>();
  private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * A copy of the variables, surrounding white space removed, with the secrets that are in files.
   */
  public EnvironmentReader(Map<String, String> variables) {
    Map<String, String> set = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            set.put(name, value.strip());
          }
        });
    KnownVariables.SECRETS.stream().sorted().forEach(name -> readFile(name, set));
    this.variables = Map.copyOf(set);
  }

  /** What cannot be read is refused once, by the name of the variable that names the file. */
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
      set.put(name, SecretFile.read(file));
    } catch (RefusedException refused) {
      set.remove(name);
      unreadable.add(name);
      refuse(variable, file, SecretFile.ALLOWED + "; " + refused.getMessage());
    }
  }

  /** Names and values of the variables that are set. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Whether the variable is set, usable or not. */
  public boolean isSet(String name) {
    return variables.containsKey(known(name)) || unreadable.contains(name);
  }

  /** The value, or the fallback when the variable is not set or was refused. */
  public <T> T read(String name, SettingType<T> type, DefaultValue<T> defaultValue) {
    return read(name, List.of(), type, defaultValue);
  }

  /**
   * The value of the first of the variables that is set; all that are set are checked. It is noted
   * under the first name.
   */
  public <T> T read(
      String name, List<String> others, SettingType<T> type, DefaultValue<T> defaultValue) {
    Optional<T> own = parsed(name, type);
    for (String other : others) {
      Optional<T> general = parsed(other, type);
      own = own.isPresent() ? own : general;
    }
    own.ifPresentOrElse(
        value -> note(name, type.shown(value), SettingSource.ENVIRONMENT),
        () -> note(name, type.shown(defaultValue.value()), defaultValue.source()));
    return own.orElse(defaultValue.value());
  }

  /** The value, empty when the variable is not set or was refused. */
  public <T> Optional<T> find(String name, SettingType<T> type) {
    Optional<T> value = parsed(name, type);
    note(
        name,
        value.map(type::shown).orElse(""),
        value.isPresent() ? SettingSource.ENVIRONMENT : SettingSource.DEFAULT);
    return value;
  }

  /** As {@link #find}, and an error when the variable is not set. */
  public <T> Optional<T> require(String name, SettingType<T> type) {
    if (!isSet(name)) {
      refuse(name, "", type.allowed() + "; it is required");
    }
    return find(name, type);
  }

  /** Notes a value in force; a later note of the same name takes the place of the earlier. */
  public void note(String name, String shown, SettingSource source) {
    effective.put(name, new EffectiveSetting(name, shown, source));
  }

  /** Collects an error; {@code shown} must have secrets masked already. */
  public void refuse(String name, String shown, String allowed) {
    errors.add(new SettingError(name, shown, allowed));
  }

  /** Collects a line for the log that does not keep the server from starting. */
  public void warn(String line) {
    warnings.add(line);
  }

  /** What was refused so far, in the order of reading. */
  public List<SettingError> errors() {
    return List.copyOf(errors);
  }

  /** What was warned of so far. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What was read so far, in the order of reading. */
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
    try {
      return Optional.of(type.parse().apply(text));
    } catch (RefusedException refused) {
      refuse(name, type.shownRaw(text), type.allowed() + "; " + refused.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      refuse(name, type.shownRaw(text), type.allowed());
      return Optional.empty();
    }
  }

  /** A variable the near-miss check does not know could be misspelt without a word. */
  private static String known(String name) {
    if (!KnownVariables.NAMES.contains(name)) {
      throw new IllegalArgumentException(name + " is missing in KnownVariables");
    }
    return name;
  }

  /**
   * The value a setting has when its variable is not set, and who says so.
   *
   * @param <T> type of the setting
   */
  public record DefaultValue<T>(T value, SettingSource source) {
    /** The house's own default. */
    public static <T> DefaultValue<T> standard(T value) {
      return new DefaultValue<>(value, SettingSource.DEFAULT);
    }
  }
}
