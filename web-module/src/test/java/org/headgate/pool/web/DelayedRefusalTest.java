package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.headgate.common.web.ResponseDelay;
import org.headgate.passwords.api.HashingBusyException;
import org.junit.jupiter.api.Test;

class DelayedRefusalTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final TestClock clock = new TestClock();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final DelayedRefusal refusals = new DelayedRefusal(clock);

  @Test
  void fewRefusalsAreWrittenAtOnce() throws IOException {
    for (int refused = 0; refused < DelayedRefusal.DELAY_THRESHOLD; refused++) {
      assertThat(delayOfRefusal()).isEmpty();
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("hashing-busy");
  }

  /** Its document is made at once; only the time of writing is later. */
  @Test
  void refusalsOfACrowdAreWrittenLater() throws IOException {
    crowd();

    assertThat(delayOfRefusal()).contains(NOW.plus(DelayedRefusal.DELAY));
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("hashing-busy");
  }

  @Test
  void refusalAfterACrowdIsWrittenAtOnce() throws IOException {
    crowd();
    clock.now = NOW.plus(DelayedRefusal.DELAY).plusMillis(1);

    assertThat(delayOfRefusal()).isEmpty();
  }

  /** The service's clock is put back where the database's is. */
  @Test
  void crowdInTheFutureIsForgotten() throws IOException {
    crowd();
    clock.now = NOW.minus(Duration.ofHours(1));

    assertThat(delayOfRefusal()).isEmpty();
  }

  private void crowd() throws IOException {
    for (int refused = 0; refused < DelayedRefusal.DELAY_THRESHOLD; refused++) {
      delayOfRefusal();
    }
    written.reset();
  }

  private Optional<Instant> delayOfRefusal() throws IOException {
    HttpServletRequest request = new SentRequest().request();
    refusals.refuse(new HashingBusyException(Duration.ofSeconds(9)), request, response());
    return ResponseDelay.of(request);
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            DelayedRefusalTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) ->
                called.getName().equals("getOutputStream") ? new Output() : null);
  }

  private final class Output extends ServletOutputStream {

    @Override
    public void write(int octet) {
      written.write(octet);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class TestClock extends Clock {

    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
