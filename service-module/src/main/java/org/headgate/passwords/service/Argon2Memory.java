package org.headgate.passwords.service;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * The memory that hashes are made in, one part for each that is made at the same time. It is used
 * again, since 19 MiB made anew for each would keep the collector busy in a small heap, and it is
 * left to the collector where the heap runs short. Whoever is done with a block has cleared it.
 */
final class Argon2Memory {

  /** What the generator works with beside the memory that its cost names. */
  private static final int WORKING_BLOCKS = 8;

  private final Queue<SoftReference<BlockPool>> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param memoryKib of the hash; a block has one KiB
   */
  <T> T use(int memoryKib, Function<BlockPool, T> work) {
    BlockPool blocks = take(memoryKib);
    try {
      return work.apply(blocks);
    } finally {
      idle.add(new SoftReference<>(blocks));
    }
  }

  private BlockPool take(int memoryKib) {
    SoftReference<BlockPool> reference = idle.poll();
    while (reference != null) {
      BlockPool blocks = reference.get();
      if (blocks != null) {
        return blocks;
      }
      reference = idle.poll();
    }
    return new FixedBlockPool(memoryKib + WORKING_BLOCKS);
  }
}
