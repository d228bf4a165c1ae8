package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.passwords.service.NativeHashMemory.Block;
import org.junit.jupiter.api.Test;

/** Which hashes share their memory, and when it is given back. */
class NativeHashMemoryTest {

  private static final int KIB = 64;

  private final AtomicLong nanos = new AtomicLong();
  private final Deque<Runnable> planned = new ArrayDeque<>();
  private final NativeHashMemory memory = new NativeHashMemory(nanos::get, planned::add);

  @Test
  void nextHashUsesTheMemoryOfTheLast() {
    Block first = used(KIB);

    assertThat(used(KIB)).isSameAs(first);
    assertThat(memory.kept()).isOne();
  }

  @Test
  void concurrentHashesHaveMemoryOfTheirOwn() {
    Block inner = memory.use(KIB, outer -> used(KIB));

    assertThat(memory.kept()).isEqualTo(2);
    assertThat(used(KIB)).as("the last that was used").isNotSameAs(inner);
  }

  @Test
  void memoryOfAnotherSizeIsNotKept() {
    Block small = used(KIB);

    Block large = used(2 * KIB);

    assertThat(large).isNotSameAs(small);
    assertThat(large.size()).isEqualTo(2L * KIB * 1024);
    assertThat(memory.kept()).isOne();
  }

  @Test
  void memoryIsGivenBackWhenNobodyHashes() {
    memory.use(KIB, outer -> used(KIB));
    pass(NativeHashMemory.KEPT.toNanos() / 2);
    used(KIB);

    pass(NativeHashMemory.KEPT.toNanos() / 2);
    planned.remove().run();
    assertThat(memory.kept()).as("one was used since").isOne();

    pass(NativeHashMemory.KEPT.toNanos());
    planned.remove().run();
    assertThat(memory.kept()).isZero();
    assertThat(planned).isEmpty();
  }

  @Test
  void memoryOfAFailedHashIsKept() {
    assertThatThrownBy(
            () ->
                memory.use(
                    KIB,
                    block -> {
                      throw new IllegalStateException("a bad hash");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(memory.kept()).isOne();
  }

  private Block used(int kib) {
    return memory.use(kib, block -> block);
  }

  private void pass(long duration) {
    nanos.addAndGet(duration);
  }
}
