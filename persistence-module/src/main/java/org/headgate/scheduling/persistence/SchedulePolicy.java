package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.Overlap;

/** The policies of a schedule: daylight saving, missed instants, overlap and retries; immutable. */
@Embeddable
public class SchedulePolicy {

  @Column(name = "dst_gap")
  @Convert(converter = ScheduleConverters.DstGapConverter.class)
  private DstGap dstGap;

  @Column(name = "dst_gap_chosen")
  private boolean dstGapChosen;

  @Column(name = "dst_overlap")
  @Convert(converter = ScheduleConverters.DstOverlapConverter.class)
  private DstOverlap dstOverlap;

  @Column(name = "dst_overlap_chosen")
  private boolean dstOverlapChosen;

  @Column(name = "catch_up")
  @Convert(converter = ScheduleConverters.CatchUpConverter.class)
  private CatchUp catchUp;

  @Column(name = "catch_up_window_ms")
  @Convert(converter = ScheduleConverters.DurationConverter.class)
  private Duration catchUpWindow;

  @Convert(converter = ScheduleConverters.OverlapConverter.class)
  private Overlap overlap;

  @Column(name = "max_attempts")
  private int maxAttempts;

  @Column(name = "initial_delay_ms")
  @Convert(converter = ScheduleConverters.DurationConverter.class)
  private Duration initialDelay;

  @Column(name = "max_delay_ms")
  @Convert(converter = ScheduleConverters.DurationConverter.class)
  private Duration maxDelay;

  protected SchedulePolicy() {}

  /**
   * @param dstGap empty unless the owner chose
   * @param dstOverlap empty unless the owner chose
   * @param maxAttempts at least 1
   */
  public SchedulePolicy(
      Optional<DstGap> dstGap,
      Optional<DstOverlap> dstOverlap,
      CatchUp catchUp,
      Duration catchUpWindow,
      Overlap overlap,
      int maxAttempts,
      Duration initialDelay,
      Duration maxDelay) {
    this.dstGap = dstGap.orElse(DstGap.SHIFT);
    this.dstGapChosen = dstGap.isPresent();
    this.dstOverlap = dstOverlap.orElse(DstOverlap.FIRST);
    this.dstOverlapChosen = dstOverlap.isPresent();
    this.catchUp = catchUp;
    this.catchUpWindow = catchUpWindow;
    this.overlap = overlap;
    this.maxAttempts = maxAttempts;
    this.initialDelay = initialDelay;
    this.maxDelay = maxDelay;
  }

  /**
   * Empty unless the owner chose; a value other than the default counts as chosen even without the
   * flag, because a node of an older version did not set it.
   */
  public Optional<DstGap> dstGap() {
    return Optional.of(dstGap).filter(value -> dstGapChosen || value != DstGap.SHIFT);
  }

  /** As {@link #dstGap}, for local times that a clock change repeats. */
  public Optional<DstOverlap> dstOverlap() {
    return Optional.of(dstOverlap).filter(value -> dstOverlapChosen || value != DstOverlap.FIRST);
  }

  public CatchUp catchUp() {
    return catchUp;
  }

  public Duration catchUpWindow() {
    return catchUpWindow;
  }

  public Overlap overlap() {
    return overlap;
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  public Duration initialDelay() {
    return initialDelay;
  }

  public Duration maxDelay() {
    return maxDelay;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SchedulePolicy policy
        && dstGap().equals(policy.dstGap())
        && dstOverlap().equals(policy.dstOverlap())
        && catchUp == policy.catchUp
        && catchUpWindow.equals(policy.catchUpWindow)
        && overlap == policy.overlap
        && maxAttempts == policy.maxAttempts
        && initialDelay.equals(policy.initialDelay)
        && maxDelay.equals(policy.maxDelay);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        dstGap(),
        dstOverlap(),
        catchUp,
        catchUpWindow,
        overlap,
        maxAttempts,
        initialDelay,
        maxDelay);
  }
}
