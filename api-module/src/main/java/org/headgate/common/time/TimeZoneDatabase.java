package org.headgate.common.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.threeten.bp.zone.ZoneRulesProvider;

/**
 * Names and rules of the IANA tz database, links included, read in any case. The data comes from
 * the library ThreeTen backport or the Java runtime, whichever is newer, so that zones do not
 * depend on the runtime and an update of either brings new rules.
 */
public final class TimeZoneDatabase {

  /** The default zone. */
  public static final String UTC = "UTC";

  private static final String SAMPLE = "Europe/Berlin";
  private static final int VERSION_LENGTH = 5;

  /** Names of the tz database that both sources leave out, since they never change. */
  private static final Set<String> FIXED = Set.of(UTC, "GMT", "GMT0", "GMT+0", "GMT-0");

  /** Removed from the tz database in 2020; Java still has them. */
  private static final String REMOVED = "SystemV/";

  private static final String LIBRARY_VERSION =
      ZoneRulesProvider.getVersions(SAMPLE).lastKey().substring(0, VERSION_LENGTH);
  private static final String RUNTIME_VERSION =
      java.time.zone.ZoneRulesProvider.getVersions(SAMPLE).lastKey();
  private static final boolean RUNTIME_IS_NEWER = RUNTIME_VERSION.compareTo(LIBRARY_VERSION) > 0;
  private static final NavigableSet<String> NAMES = allNames();
  private static final Map<String, String> BY_LOWER_CASE = byLowerCase();
  private static final Map<String, ZoneRules> RULES = new ConcurrentHashMap<>();

  private TimeZoneDatabase() {}

  /** The version in use, such as 2026a. */
  public static String version() {
    return RUNTIME_IS_NEWER ? RUNTIME_VERSION : LIBRARY_VERSION;
  }

  /** All names, sorted. */
  public static NavigableSet<String> names() {
    return NAMES;
  }

  /** The name as the tz database writes it, whatever its case; empty for any other text. */
  public static Optional<String> find(String text) {
    return Optional.ofNullable(BY_LOWER_CASE.get(text.toLowerCase(Locale.ROOT)));
  }

  /**
   * The rules of a name. Invalid names that earlier versions accepted keep the meaning that Java
   * gives them.
   *
   * @throws java.time.DateTimeException when nobody knows the zone
   */
  public static ZoneRules rules(String text) {
    return find(text)
        .map(name -> RULES.computeIfAbsent(name, TimeZoneDatabase::load))
        .orElseGet(() -> ZoneId.of(text).getRules());
  }

  private static NavigableSet<String> allNames() {
    NavigableSet<String> names = new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds());
    names.addAll(FIXED);
    if (RUNTIME_IS_NEWER) {
      java.time.zone.ZoneRulesProvider.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith(REMOVED))
          .forEach(names::add);
    }
    return Collections.unmodifiableNavigableSet(names);
  }

  private static Map<String, String> byLowerCase() {
    Map<String, String> names = new HashMap<>();
    NAMES.forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
    return Map.copyOf(names);
  }

  private static ZoneRules load(String name) {
    if (FIXED.contains(name)) {
      return ZoneOffset.UTC.getRules();
    }
    boolean isKnownToRuntime =
        java.time.zone.ZoneRulesProvider.getAvailableZoneIds().contains(name);
    return RUNTIME_IS_NEWER && isKnownToRuntime
        ? ZoneId.of(name).getRules()
        : converted(ZoneRulesProvider.getRules(name, false));
  }

  private static ZoneRules converted(org.threeten.bp.zone.ZoneRules rules) {
    List<ZoneOffsetTransition> transitions =
        rules.getTransitions().stream().map(TimeZoneDatabase::converted).toList();
    ZoneOffset first =
        transitions.isEmpty()
            ? converted(rules.getOffset(org.threeten.bp.Instant.EPOCH))
            : transitions.get(0).getOffsetBefore();
    List<ZoneOffsetTransitionRule> yearly =
        rules.getTransitionRules().stream().map(TimeZoneDatabase::converted).toList();
    return ZoneRules.of(first, first, List.of(), transitions, yearly);
  }

  private static ZoneOffsetTransition converted(
      org.threeten.bp.zone.ZoneOffsetTransition transition) {
    Instant at = Instant.ofEpochSecond(transition.toEpochSecond());
    ZoneOffset offsetBefore = converted(transition.getOffsetBefore());
    return ZoneOffsetTransition.of(
        LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, offsetBefore),
        offsetBefore,
        converted(transition.getOffsetAfter()));
  }

  private static ZoneOffsetTransitionRule converted(
      org.threeten.bp.zone.ZoneOffsetTransitionRule rule) {
    return ZoneOffsetTransitionRule.of(
        Month.of(rule.getMonth().getValue()),
        rule.getDayOfMonthIndicator(),
        rule.getDayOfWeek() == null ? null : DayOfWeek.of(rule.getDayOfWeek().getValue()),
        LocalTime.ofSecondOfDay(rule.getLocalTime().toSecondOfDay()),
        rule.isMidnightEndOfDay(),
        TimeDefinition.valueOf(rule.getTimeDefinition().name()),
        converted(rule.getStandardOffset()),
        converted(rule.getOffsetBefore()),
        converted(rule.getOffsetAfter()));
  }

  private static ZoneOffset converted(org.threeten.bp.ZoneOffset offset) {
    return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds());
  }
}
