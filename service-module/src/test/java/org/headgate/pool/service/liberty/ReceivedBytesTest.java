package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The names are Liberty's; SlowClientsIT fails where it has others. */
class ReceivedBytesTest {

  /** A servlet input stream of Liberty. */
  public static final class Body extends InputStream {

    private final Object connection;

    Body(Object connection) {
      this.connection = connection;
    }

    @Override
    public int read() {
      throw new AssertionError("Reading could wait.");
    }

    public Object getISC() {
      return connection;
    }
  }

  /** As Liberty has it, the method is of a superclass. */
  public abstract static class Connection {

    private final ByteBuffer buffer;

    Connection(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    public ByteBuffer getReadBuffer() {
      return buffer;
    }
  }

  private static final class Inbound extends Connection {

    Inbound(ByteBuffer buffer) {
      super(buffer);
    }
  }

  private static final class Released {

    public Object getReadBuffer() {
      throw new IllegalStateException("released");
    }
  }

  @Test
  void bytesBehindTheHeadersAreCounted() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    buffer.position(60);
    buffer.limit(90);

    assertThat(ReceivedBytes.of(new Body(new Inbound(buffer)))).isEqualTo(30);
    assertThat(buffer.position()).isEqualTo(60);
  }

  @Test
  void nothingCountsWithoutABuffer() {
    assertThat(ReceivedBytes.of(new Body(new Inbound(null)))).isZero();
    assertThat(ReceivedBytes.of(new Body(null))).isZero();
  }

  @Test
  void nothingCountsWhereLibertyDiffers() {
    assertThat(ReceivedBytes.of(new Body("another connection"))).isZero();
    assertThat(ReceivedBytes.of(new Body(new Released()))).isZero();
    assertThat(ReceivedBytes.of(new ByteArrayInputStream(new byte[10]))).isZero();
  }
}
