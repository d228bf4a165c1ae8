package org.headgate.passwords.service;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Memory outside of the heap for hashes by a C library, one block for each concurrent hash. Memory
 * that the library takes from the system itself is mapped and cleared page by page, which may take
 * longer than the hash; a block is used again by the next hash, and given back when none has used
 * it for a minute.
 */
final class NativeHashMemory {

  static final Duration KEPT = Duration.ofMinutes(1);

  private static final long KIB = 1024;

  /** The block used last comes first, so that those no longer needed become old. */
  private final Deque<Block> idle = new ConcurrentLinkedDeque<>();

  private final AtomicBoolean releasePlanned = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private final Executor later;

  NativeHashMemory() {
    this(
        System::nanoTime,
        CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
  }

  /**
   * @param later runs an action after {@link #KEPT}
   */
  NativeHashMemory(LongSupplier nanoTime, Executor later) {
    this.nanoTime = nanoTime;
    this.later = later;
  }

  /**
   * Computes a hash with a block that nobody else uses meanwhile.
   *
   * @param memoryKib the size of the block
   */
  <T> T use(int memoryKib, Function<Block, T> hash) {
    Block block = acquire(memoryKib * KIB);
    try {
      return hash.apply(block);
    } finally {
      keep(block);
    }
  }

  /** One of another size is not kept: the configured cost of most hashes is the same. */
  private Block acquire(long bytes) {
    Optional<Block> last = Optional.ofNullable(idle.pollFirst());
    if (last.isPresent() && last.get().size() == bytes) {
      return last.get();
    }
    last.ifPresent(Block::close);
    return new Block(bytes);
  }

  private void keep(Block block) {
    block.idleSince = nanoTime.getAsLong();
    idle.addFirst(block);
    planRelease();
  }

  private void planRelease() {
    if (releasePlanned.compareAndSet(false, true)) {
      later.execute(this::releaseUnused);
    }
  }

  private void releaseUnused() {
    releasePlanned.set(false);
    long now = nanoTime.getAsLong();
    for (Block block : List.copyOf(idle)) {
      if (now - block.idleSince >= KEPT.toNanos() && idle.remove(block)) {
        block.close();
      }
    }
    if (!idle.isEmpty()) {
      planRelease();
    }
  }

  /** How many blocks are kept. */
  int kept() {
    return idle.size();
  }

  /** Memory of one hash at a time, with the functions by which the library takes and returns it. */
  static final class Block implements AutoCloseable {

    private final Memory memory;
    private volatile long idleSince;

    /** The library knows only their addresses, so they are kept as long as it may call them. */
    private final Allocation allocation = this::allocate;

    private final Release release = (returned, bytes) -> {};

    private Block(long bytes) {
      memory = new Memory(bytes);
    }

    private int allocate(Pointer target, Pointer bytes) {
      target.setPointer(0, Pointer.nativeValue(bytes) <= memory.size() ? memory : Pointer.NULL);
      return 0;
    }

    long size() {
      return memory.size();
    }

    Pointer allocation() {
      return CallbackReference.getFunctionPointer(allocation);
    }

    Pointer release() {
      return CallbackReference.getFunctionPointer(release);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  /** {@code int allocate(uint8_t **memory, size_t bytes)}; a pointer has the size of a size_t. */
  interface Allocation extends Callback {
    int allocate(Pointer target, Pointer bytes);
  }

  /** {@code void free(uint8_t *memory, size_t bytes)}. */
  interface Release extends Callback {
    void release(Pointer returned, Pointer bytes);
  }
}
