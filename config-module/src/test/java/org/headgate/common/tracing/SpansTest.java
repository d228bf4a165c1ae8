package org.headgate.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final SpanName WORK = SpanName.of("work");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  @AfterEach
  void switchOff() {
    Spans.recordWith(SpanRecorder.NONE);
  }

  @Test
  void spansAreOffByDefault() {
    assertThat(Spans.areRecorded()).isFalse();
    assertThat(Spans.isTraced()).isFalse();
    assertThat(Spans.within(WORK)).isSameAs(OpenSpan.NONE);
    assertThat(Spans.begin(WORK)).isSameAs(OpenSpan.NONE);
    assertThat(Spans.continueTrace(Optional.of(PARENT), WORK)).isSameAs(OpenSpan.NONE);
    assertThat(Spans.traceparent()).isEmpty();
    assertThat(Spans.spanId()).isEmpty();
  }

  @Test
  void workOutsideATraceIsNotRecorded() {
    Recorded recorded = new Recorded(false);
    Spans.recordWith(recorded);

    Spans.within(WORK).close();
    Spans.record(WORK, Duration.ZERO);

    assertThat(recorded.names).isEmpty();
  }

  @Test
  void workWithinATraceIsRecorded() {
    Recorded recorded = new Recorded(true);
    Spans.recordWith(recorded);

    Spans.within(WORK).close();
    Spans.record(SpanName.of("wait"), Duration.ZERO);

    assertThat(recorded.names).containsExactly("work", "wait");
    assertThat(Spans.traceId()).contains(TRACE);
    assertThat(Spans.spanId()).contains("b7ad6b7169203331");
  }

  private record Recorded(boolean isTraced, List<String> names) implements SpanRecorder {

    Recorded(boolean traced) {
      this(traced, new ArrayList<>());
    }

    @Override
    public OpenSpan begin(SpanName name) {
      names.add(name.text());
      return OpenSpan.NONE;
    }

    @Override
    public void record(SpanName name, Duration elapsed) {
      names.add(name.text());
    }

    @Override
    public Optional<String> traceparent() {
      return Optional.of(PARENT);
    }
  }
}
