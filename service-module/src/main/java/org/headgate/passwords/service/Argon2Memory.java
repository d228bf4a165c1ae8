package org.headgate.passwords.service;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * Reuses the memory blocks of hashes, one set for each concurrent hash. Allocating 19 MiB for each
 * would keep the garbage collector busy in a small heap; the blocks are softly referenced, so it
 * can free them when the heap runs short. Blocks are cleared after use.
 */
final class Argon2Memory {

  /** Blocks that the generator needs in addition to the memory of its cost. */
  private static final int WORKING_BLOCKS = 8;

  private final Queue<SoftReference<BlockPool>> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param memoryKib the memory of the hash; a block has one KiB
   */
  <T> T use(int memoryKib, Function<BlockPool, T> work) {
    BlockPool blocks = acquire(memoryKib);
    try {
      return work.apply(blocks);
    } finally {
      idle.add(new SoftReference<>(blocks));
    }
  }

  private BlockPool acquire(int memoryKib) {
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
