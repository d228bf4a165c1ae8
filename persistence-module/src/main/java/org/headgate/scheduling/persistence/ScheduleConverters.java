package org.headgate.scheduling.persistence;

import jakarta.persistence.AttributeConverter;
import java.time.Duration;
import java.util.Locale;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.Overlap;

/** Converters of the scheduling tables: enums in lower case, durations in milliseconds. */
public final class ScheduleConverters {

  private ScheduleConverters() {}

  /** Stores the constants of an enum in lower case. */
  abstract static class LowerCase<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    LowerCase(Class<E> type) {
      this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(E constant) {
      return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public E convertToEntityAttribute(String column) {
      return column == null ? null : Enum.valueOf(type, column.toUpperCase(Locale.ROOT));
    }
  }

  /** Converts the policy for missed instants. */
  public static class CatchUpConverter extends LowerCase<CatchUp> {
    public CatchUpConverter() {
      super(CatchUp.class);
    }
  }

  /** Converts the policy for an instant whose predecessor still runs. */
  public static class OverlapConverter extends LowerCase<Overlap> {
    public OverlapConverter() {
      super(Overlap.class);
    }
  }

  /** Converts the policy for local times that a clock change skips. */
  public static class DstGapConverter extends LowerCase<DstGap> {
    public DstGapConverter() {
      super(DstGap.class);
    }
  }

  /** Converts the policy for local times that a clock change repeats. */
  public static class DstOverlapConverter extends LowerCase<DstOverlap> {
    public DstOverlapConverter() {
      super(DstOverlap.class);
    }
  }

  /** Converts the reason of an execution. */
  public static class ExecutionKindConverter extends LowerCase<ExecutionKind> {
    public ExecutionKindConverter() {
      super(ExecutionKind.class);
    }
  }

  /** Converts the state of an execution. */
  public static class ExecutionStateConverter extends LowerCase<ExecutionEntity.State> {
    public ExecutionStateConverter() {
      super(ExecutionEntity.State.class);
    }
  }

  /** Converts the outcome of an attempt. */
  public static class ExecutionOutcomeConverter extends LowerCase<ExecutionOutcome> {
    public ExecutionOutcomeConverter() {
      super(ExecutionOutcome.class);
    }
  }

  /** Stores durations as whole milliseconds. */
  public static class DurationConverter implements AttributeConverter<Duration, Long> {

    @Override
    public Long convertToDatabaseColumn(Duration duration) {
      return duration == null ? null : duration.toMillis();
    }

    @Override
    public Duration convertToEntityAttribute(Long column) {
      return column == null ? null : Duration.ofMillis(column);
    }
  }
}
