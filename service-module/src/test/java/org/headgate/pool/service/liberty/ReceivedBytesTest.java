package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The names are Liberty's; SlowClientsIT fails where it has others. */
class ReceivedBytesTest {

  /** A servlet input stream of Liberty. */
  public static final class Body extends ByteArrayInputStream {

    private final Object connection;

    Body(Object connection) {
      super(new byte[0]);
      this.connection = connection;
    }

    public Object getISC() {
      return connection;
    }
  }

  /** As Liberty has it, the method is of a superclass. */
  public abstract static class Connection {

    private final Supplier<?> buffer;

    Connection(Supplier<?> buffer) {
      this.buffer = buffer;
    }

    public Object getReadBuffer() {
      return buffer.get();
    }
  }

  private static final class Inbound extends Connection {

    Inbound(Supplier<?> buffer) {
      super(buffer);
    }
  }

  /** A buffer that counts in another type. */
  public static final class LongBuffer {

    public long remaining() {
      return 10;
    }
  }

  @Test
  void bytesBehindTheHeadersAreCounted() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    buffer.position(60);
    buffer.limit(90);

    assertThat(ReceivedBytes.of(new Body(new Inbound(() -> buffer)))).isEqualTo(30);
    assertThat(buffer.position()).isEqualTo(60);
  }

  @Test
  void nothingCountsWithoutABuffer() {
    assertThat(ReceivedBytes.of(new Body(new Inbound(() -> null)))).isZero();
    assertThat(ReceivedBytes.of(new Body(null))).isZero();
  }

  @Test
  void nothingCountsWhereLibertyDiffers() {
    assertThat(ReceivedBytes.of(new Body("another connection"))).isZero();
    assertThat(ReceivedBytes.of(new Body(new Inbound(ReceivedBytesTest::released)))).isZero();
    assertThat(ReceivedBytes.of(new Body(new Inbound(LongBuffer::new)))).isZero();
    assertThat(ReceivedBytes.of(new ByteArrayInputStream(new byte[10]))).isZero();
  }

  private static ByteBuffer released() {
    throw new IllegalStateException("The buffer was released.");
  }
}
