package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;
import org.junit.jupiter.api.Test;

class MinuteDocumentTest {

  private static final Instant AT = Instant.parse("2027-03-01T10:00:00Z");

  private final RouteNames names = new RouteNames();

  @Test
  void rowSurvivesRoundTrip() {
    HistoryRow row = Rows.of(AT, 7, 250_000, names);

    RouteNames others = new RouteNames();
    HistoryRow back = MinuteDocument.row(AT, MinuteDocument.of(row, names), others);

    assertThat(back.at()).isEqualTo(AT);
    for (int place = 0; place < HistoryColumns.COUNT; place++) {
      assertThat(back.value(place)).isEqualTo(row.value(place));
    }
    Histogram waits = back.details(others).waits(PoolName.PLATFORM);
    assertThat(waits).isEqualTo(row.details(names).waits(PoolName.PLATFORM));
    assertThat(waits.getValueAtPercentile(50)).isBetween(235_000L, 265_000L);
    assertThat(back.details(others).routes())
        .containsEntry("GET /users/me", new RouteCount(7, 1, 10));
  }

  @Test
  void figuresOfAnotherVersionAreIgnored() throws IOException {
    byte[] document =
        MinuteDocument.compressed(
            "{\"v\":{\"platform.in_use\":2.5,\"moon\":1},\"t\":{},\"r\":{},\"new\":1}"
                .getBytes(StandardCharsets.UTF_8));

    HistoryRow row = MinuteDocument.row(AT, document, names);

    assertThat(row.value(Rows.IN_USE)).isEqualTo(2.5f);
  }

  @Test
  void histogramOfABusyMinuteTakesUnder400Bytes() {
    Recorder recorder = CompactHistogram.recorder();
    for (int call = 0; call < 60_000; call++) {
      CompactHistogram.record(recorder, Duration.ofNanos(80_000L + call * 500L));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompactHistogram.write(out, recorder.getIntervalHistogram());

    assertThat(out.size()).isLessThan(400);
  }

  @Test
  void durationsAreCappedAtAMinute() {
    Recorder recorder = CompactHistogram.recorder();
    CompactHistogram.record(recorder, Duration.ofHours(1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompactHistogram.write(out, recorder.getIntervalHistogram());

    Histogram read = CompactHistogram.read(new Varint.Reader(out.toByteArray()));

    assertThat(read.getTotalCount()).isEqualTo(1);
    assertThat(read.getMaxValue()).isBetween(56_000_000L, 64_000_000L);
  }
}
